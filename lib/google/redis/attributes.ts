import { DataGoogleSecretManagerSecretVersion } from "@cdktf/provider-google/lib/data-google-secret-manager-secret-version";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheTls,
  EvictionPolicy,
  Size,
} from "../../core";
import { SecretReference } from "../../core";
import { constructPath } from "../../core/resource-name";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { withShape } from "../../core/shape";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { MEMORYSTORE_REDIS_ATTRIBUTES } from "../shapes";
import { connectionsPerNode } from "./connection-limits";
import { MemorystoreRedisBase } from "./memorystore-redis-base";
import { defaultPort } from "./port";

/** An instance that exists already, as its owner describes it. */
export interface MemorystoreRedisAttributes {
  /** Project of the instance. */
  readonly project: string;
  /** Region of the instance: `europe-west1`. */
  readonly region: string;
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

/** What `MemorystoreRedis.fromAttributes` returns. @internal */
export class ImportedMemorystoreRedis extends MemorystoreRedisBase {
  public readonly resourceName: string;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly subnetCidrs: readonly string[];

  /** @throws CacheValidationError for TLS without the certificates that clients need */
  constructor(scope: Construct, id: string, attributes: MemorystoreRedisAttributes) {
    const subject = `MemorystoreRedis ${constructPath(scope, id)}`;
    attributes = withShape(subject, MEMORYSTORE_REDIS_ATTRIBUTES, attributes);
    refuse(subject, findFaults(RULES, attributes));
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

const rule = rulesFor<MemorystoreRedisAttributes>();

const RULES = [
  rule({
    id: "memorystore.imported-ca",
    inputs: ({ tls = true, caCertificates }) => ({ tls, caCertificates: caCertificates?.length }),
    isValid: ({ tls, caCertificates }) => !tls || Boolean(caCertificates),
    expected: "the certificates of the instance's own authorities, which TLS needs",
    fix: "set caCertificates, or tls: false for an instance without TLS",
  }),
];
