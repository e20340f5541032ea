import { Size } from "../../core";
import { storePolicyRule } from "../../core/store-rules";
import { isWhole, knownItems, presence, type Rule, rulesFor } from "../../core/validation";
import { imageRule } from "../objects/images";
import { isDnsLabel, isObjectName, isServiceName } from "../objects/kubernetes-names";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { POD_RULES } from "../pods/pod-rules";
import { clusterDomainRule } from "../services/cache-services-rules";
import type { InClusterRedisSettings } from "./settings";

const rule = rulesFor<InClusterRedisSettings>();

/**
 * Kubernetes adds 11 characters and makes a label of that.
 *
 * Source: https://github.com/kubernetes/kubernetes/issues/64023
 */
const LONGEST_NAME = 52;

/** An empty server has 1 to 2 MiB: with less than this there is hardly room for keys. */
const LEAST_MEMORY = Size.mebibytes(8);

/** The rest is for connections, fragments and the program: above its limit Kubernetes kills the container. */
const LARGEST_SHARE = 0.75;

/** The rules of an `InClusterRedis`. Its `CacheCredentials` judges the source of the token. */
export const IN_CLUSTER_REDIS_RULES: readonly Rule<InClusterRedisSettings>[] = [
  ...OBJECT_RULES,
  ...POD_RULES,
  rule({
    id: "kubernetes.in-cluster-name",
    inputs: ({ name }) => ({ name }),
    isValid: ({ name }) => isServiceName(name) && name.length <= LONGEST_NAME,
    expected: `1 to ${LONGEST_NAME} lower-case letters, digits and hyphens, starting with a letter`,
    fix: "leave name out for redis",
  }),
  imageRule("kubernetes.in-cluster-image"),
  clusterDomainRule,
  storePolicyRule("kubernetes"),
  rule({
    id: "kubernetes.in-cluster-engine",
    inputs: ({ engine }) => ({ engine: engine.name, version: engine.version }),
    // The script grants rights to channels, which 6.2 brought. A version such as "6" is its newest.
    isValid: ({ engine, version }) =>
      engine !== "memcached" && !/^([1-5]\b|6\.[01]\b)/.test(version),
    expected: "Valkey, or Redis from 6.2 on",
    fix: "name the engine of the image: CacheEngine.VALKEY_8_0",
  }),
  rule({
    id: "kubernetes.in-cluster-port",
    inputs: ({ port }) => ({ port }),
    isValid: ({ port }) => isWhole(port, 1024, 65_535),
    expected: "a whole number from 1024 to 65535: the server does not run as root",
    fix: "leave port out for 6379",
  }),
  rule({
    id: "kubernetes.in-cluster-memory",
    inputs: ({ maxmemory, resources: { memory } }) => ({
      maxmemory: maxmemory.toBytes(),
      "resources.memory.limit": memory?.limit?.toBytes(),
    }),
    isValid: ({ maxmemory, "resources.memory.limit": limit }) =>
      limit !== undefined &&
      maxmemory >= LEAST_MEMORY.toBytes() &&
      maxmemory <= limit * LARGEST_SHARE,
    expected: `maxmemory from ${LEAST_MEMORY} to three quarters of the container's limit of memory, in bytes`,
    fix: "raise resources.memory.limit, or leave both out for 192 MiB of 256 MiB",
  }),
  rule({
    id: "kubernetes.in-cluster-token",
    inputs: ({ credentials, token }) => ({ credentials: credentials.kind, token: presence(token) }),
    isValid: ({ token }) => token !== undefined,
    expected: "a token, unless an existing Secret has it",
    fix: "give token, or credentials of the kind existing-secret",
  }),
  rule({
    id: "kubernetes.in-cluster-tls-secret",
    inputs: ({ tls }) => ({ "tls.secretName": tls.secretName }),
    isValid: (inputs) => isObjectName(inputs["tls.secretName"]),
    confidential: ["tls.secretName"],
    expected: "the name of a Secret: 1 to 253 lower-case letters, digits, hyphens and dots",
    fix: "name the Secret of the type kubernetes.io/tls with the certificate of the server",
  }),
  rule({
    id: "kubernetes.in-cluster-clients",
    inputs: ({ clientNamespaces, namespace }) => ({
      clientNamespaces: knownItems(clientNamespaces).filter(
        (name) => name !== namespace && !isDnsLabel(name),
      ),
    }),
    isValid: ({ clientNamespaces }) => clientNamespaces.length === 0,
    expected: "namespaces: 1 to 63 lower-case letters, digits and hyphens",
    fix: "correct the names of the client namespaces",
  }),
];
