import { CacheEngine, CachePurpose, Cpu, SecretReference, Size } from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { defaultEvictionPolicy } from "../../core/store-rules";
import type { CredentialsSource } from "../clients/credentials-source";
import type { ContainerResources } from "../objects/container-resources";
import { pickPodSettings } from "../pods/pod-settings";
import { DEFAULT_CLUSTER_DOMAIN } from "../services/cache-services-props";
import type { InClusterRedisProps } from "./props";

const NAME = "redis";

const RESOURCES: ContainerResources = {
  cpu: { request: Cpu.millis(100) },
  memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
};

/** Fills in what the props leave out. */
export function withDefaults(props: InClusterRedisProps) {
  const { namespace, credentials, purpose = CachePurpose.CACHE, name = NAME } = props;
  return {
    ...pickPodSettings(props),
    namespace,
    labels: props.labels,
    annotations: props.annotations,
    ownVariables: [] as string[],
    name,
    image: props.image,
    engine: props.engine ?? CacheEngine.VALKEY_8_0,
    port: props.port ?? DEFAULT_PORT,
    tls: props.tls,
    credentials: { ...credentials, name: credentials.name ?? `${name}-server-auth` },
    token: props.token ?? onlyIn(credentials),
    maxmemory: props.maxmemory ?? Size.mebibytes(192),
    resources: props.resources ?? RESOURCES,
    purpose,
    evictionPolicy: props.evictionPolicy ?? defaultEvictionPolicy(purpose),
    clientNamespaces: [...new Set([namespace, ...(props.clientNamespaces ?? [])])],
    clusterDomain: props.clusterDomain ?? DEFAULT_CLUSTER_DOMAIN,
  };
}

/** All settings of an `InClusterRedis`. */
export type InClusterRedisSettings = ReturnType<typeof withDefaults>;

/** A token that only an existing Secret has. */
function onlyIn(source: CredentialsSource): SecretReference | undefined {
  return source.kind === "existing-secret"
    ? new SecretReference({
        store: "kubernetes-secret",
        id: source.name,
        revision: INITIAL_REVISION,
        // Rules refuse whoever would read it. Terraform fails here, rather than write an empty token.
        expression: '${file("the token is in the cluster alone")}',
      })
    : undefined;
}
