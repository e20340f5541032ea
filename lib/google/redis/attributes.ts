import { DataGoogleSecretManagerSecretVersion } from "@cdktf/provider-google/lib/data-google-secret-manager-secret-version";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheLimits,
  CacheTls,
  CacheTopology,
  EvictionPolicy,
  IManagedCache,
  Size,
} from "../../core";
import { SecretReference } from "../../core";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { connectionsPerNode } from "./connection-limits";

/** An instance that exists already, as its owner describes it. */
export interface MemorystoreRedisAttributes {
  /** Id of the instance. */
  readonly instanceId: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** Memory of each node. */
  readonly memory: Size;
  /** What data may take on a node, `maxmemory-gb`. @default - all of the memory */
  readonly maxMemory?: Size;
  /** Address of the primary. */
  readonly host: string;
  /** Address of the read endpoint. @default - there is none */
  readonly readHost?: string;
  /** Port of both endpoints. @default - 6378 with TLS, 6379 without */
  readonly port?: number;
  /** Replicas of the primary, 0 or more. @default 1 */
  readonly replicas?: number;
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /**
   * PEM certificates of the instance's authorities, all of them. Needed with TLS.
   *
   * @default - TLS is off
   */
  readonly caCertificates?: string;
  /**
   * Secret Manager secret whose newest version is the AUTH string: `projects/PROJECT/secrets/SECRET`.
   *
   * @default - no authentication
   */
  readonly authSecretName?: string;
  /**
   * Change it when the AUTH string has changed, so that its copies are written again.
   *
   * @default "initial"
   */
  readonly rotationLabel?: string;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * The Google provider that reads the AUTH string.
   *
   * @default - the stack's default Google provider
   */
  readonly provider?: TerraformProvider;
}

/** What `MemorystoreRedis.fromAttributes` gives. @internal */
export class ImportedMemorystoreRedis extends Construct implements IManagedCache {
  public readonly cacheName: string;
  public readonly engine: CacheEngine;
  public readonly topology: CacheTopology;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly limits: CacheLimits;
  public readonly evictionPolicy?: EvictionPolicy;
  public readonly subnetCidrs: readonly string[];

  /** @throws CacheValidationError for TLS without the certificates that clients need */
  constructor(scope: Construct, id: string, attributes: MemorystoreRedisAttributes) {
    super(scope, id);
    refuse(`MemorystoreRedis ${this.node.path}`, findFaults(RULES, attributes));
    const { engine, memory, tls = true, host, readHost, replicas = 1 } = attributes;
    const { port = tls ? 6378 : 6379, authSecretName } = attributes;
    const endpoint = (address: string): CacheEndpoint => ({ host: address, hostKind: "ip", port });
    this.cacheName = attributes.instanceId;
    this.engine = engine;
    this.topology = { kind: "primary", replicas };
    this.primaryEndpoint = endpoint(host);
    this.subnetCidrs = [`${host}/32`];
    if (readHost !== undefined) {
      this.readerEndpoint = endpoint(readHost);
      this.subnetCidrs = [...this.subnetCidrs, `${readHost}/32`];
    }
    this.tls = { enabled: tls, caCertificates: attributes.caCertificates };
    this.limits = {
      nodes: 1 + replicas,
      connectionsPerNode: connectionsPerNode(engine, tls, memory),
      usableMemoryPerNode: attributes.maxMemory ?? memory,
    };
    this.evictionPolicy = attributes.evictionPolicy;
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
      revision: attributes.rotationLabel ?? "initial",
      expression: secretData,
    });
  }
}

const rule = rulesFor<MemorystoreRedisAttributes>();

const RULES = [
  rule({
    id: "memorystore.imported-ca",
    inputs: ({ tls = true, caCertificates }) => ({ tls, caCertificates: caCertificates?.length }),
    isValid: ({ tls, caCertificates }) => !tls || Boolean(caCertificates),
    expected: "with TLS the certificates of the instance's own authorities",
    fix: "give caCertificates, or say tls: false for an instance without TLS",
  }),
];
