import {
  type CacheAuthentication,
  CacheEngine,
  type CacheTopology,
  type IManagedCache,
  SecretReference,
} from "cdktf-managed-cache";
import { Construct } from "constructs";

/** A cache of no cloud, since the cluster side must not need to know one. */
export class FakeCache extends Construct implements IManagedCache {
  public readonly cacheName = "shop";
  public readonly engine = CacheEngine.REDIS_7_1;
  public readonly topology: CacheTopology = { kind: "primary", replicas: 2 };
  public readonly primaryEndpoint: IManagedCache["primaryEndpoint"] = {
    host: "primary.example",
    hostKind: "dns",
    port: 6379,
  };
  public readonly readerEndpoint: IManagedCache["readerEndpoint"] = {
    host: "reader.example",
    hostKind: "dns",
    port: 6379,
  };
  public readonly tls: IManagedCache["tls"] = { enabled: true };
  public readonly authentication: CacheAuthentication = { kind: "token", token: secret("t1") };
  public readonly limits = { nodes: 3, connectionsPerNode: 65_000 };
  public readonly subnetCidrs = [];

  constructor(scope: Construct, overrides: Partial<IManagedCache> = {}) {
    super(scope, "FakeCache");
    Object.assign(this, overrides);
  }
}

/** A secret whose value is easy to find in what is synthesized. */
export function secret(revision: string): SecretReference {
  return new SecretReference({
    store: "aws-secrets-manager",
    id: "arn:secret",
    revision,
    expression: "${data.the.value}",
  });
}

/** A cache in cluster mode. */
export const CLUSTER: Partial<IManagedCache> = {
  topology: { kind: "cluster", shards: 3, replicasPerShard: 1 },
  primaryEndpoint: { host: "config.example", hostKind: "dns", port: 6379 },
  readerEndpoint: undefined,
};

/** A cache whose hosts are addresses and whose authority clients do not know. */
export const BY_ADDRESS: Partial<IManagedCache> = {
  primaryEndpoint: { host: "10.0.0.3", hostKind: "ip", port: 6378 },
  readerEndpoint: { host: "10.0.0.4", hostKind: "ip", port: 6378 },
  tls: { enabled: true, caCertificates: "-----BEGIN CERTIFICATE-----" },
};
