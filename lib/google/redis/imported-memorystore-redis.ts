import { DataGoogleSecretManagerSecretVersion } from "@cdktf/provider-google/lib/data-google-secret-manager-secret-version";
import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEndpoint, CacheTls } from "../../core";
import { SecretReference } from "../../core";
import { constructPath } from "../../core/resource-name";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { MEMORYSTORE_REDIS_ATTRIBUTES } from "../shapes";
import type { MemorystoreRedisAttributes } from "./attributes";
import { connectionsPerNode } from "./connection-limits";
import { IMPORTED_MEMORYSTORE_REDIS_RULES } from "./imported-rules";
import { MemorystoreRedisBase } from "./memorystore-redis-base";
import { defaultPort } from "./port";

/** What `MemorystoreRedis.fromAttributes` returns. @internal */
export class ImportedMemorystoreRedis extends MemorystoreRedisBase {
  public readonly resourceName: string;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly subnetCidrs: readonly string[];

  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: MemorystoreRedisAttributes) {
    const subject = `MemorystoreRedis ${constructPath(scope, id)}`;
    attributes = withShape(subject, MEMORYSTORE_REDIS_ATTRIBUTES, attributes);
    refuse(subject, findFaults(IMPORTED_MEMORYSTORE_REDIS_RULES, attributes));
    const { engine, memory, tls = true, host, readHost, replicas = 1 } = attributes;
    const { project, region, instanceId, port = defaultPort(tls), authSecretName } = attributes;
    super(scope, id, {
      cacheName: instanceId,
      engine,
      topology: { kind: "primary", replicas },
      limits: {
        nodes: 1 + replicas,
        connectionsPerNode: connectionsPerNode(engine, tls, memory),
        usableMemoryPerNode: attributes.maxMemory ?? memory,
      },
      purpose: attributes.purpose,
      evictionPolicy: attributes.evictionPolicy,
    });
    const endpoint = (address: string): CacheEndpoint => ({ host: address, hostKind: "ip", port });
    this.resourceName = `projects/${project}/locations/${region}/instances/${instanceId}`;
    this.primaryEndpoint = endpoint(host);
    this.subnetCidrs = [`${host}/32`];
    if (readHost !== undefined) {
      this.readerEndpoint = endpoint(readHost);
      this.subnetCidrs = [...this.subnetCidrs, `${readHost}/32`];
    }
    this.tls = { enabled: tls, caCertificates: attributes.caCertificates };
    this.authentication =
      authSecretName === undefined
        ? { kind: "none" }
        : { kind: "token", token: this.token(authSecretName, attributes) };
  }

  private token(secret: string, attributes: MemorystoreRedisAttributes): SecretReference {
    const { secretData } = new DataGoogleSecretManagerSecretVersion(this, "Token", {
      secret,
      provider: attributes.provider,
    });
    return new SecretReference({
      store: "google-secret-manager",
      id: secret,
      revision: attributes.rotationLabel ?? INITIAL_REVISION,
      expression: secretData,
    });
  }
}
