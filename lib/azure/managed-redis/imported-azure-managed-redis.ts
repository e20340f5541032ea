import { DataAzurermKeyVaultSecret } from "@cdktf/provider-azurerm/lib/data-azurerm-key-vault-secret";
import type { Construct } from "constructs";
import {
  type CacheAuthentication,
  type CacheEndpoint,
  type CacheTls,
  SecretReference,
} from "../../core";
import { constructPath } from "../../core/resource-name";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { AZURE_MANAGED_REDIS_ATTRIBUTES } from "../shapes";
import type { ConnectGrants } from "../shared/connect-grant";
import { entraId } from "../shared/entra-id";
import type { AzureKeyVaultSecretName, AzureManagedRedisAttributes } from "./attributes";
import { AzureManagedRedisBase } from "./azure-managed-redis-base";
import { REDIS_VERSION } from "./engine";
import { IMPORTED_RULES } from "./imported-rules";

/** The port of every cache. Source: https://learn.microsoft.com/azure/redis/architecture#cluster-policies */
const DEFAULT_PORT = 10_000;

/** What `AzureManagedRedis.fromAttributes` returns. @internal */
export class ImportedAzureManagedRedis extends AzureManagedRedisBase {
  public readonly resourceId: string;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly subnetCidrs: readonly string[];
  protected readonly grants: ConnectGrants;

  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: AzureManagedRedisAttributes) {
    const subject = `AzureManagedRedis ${constructPath(scope, id)}`;
    attributes = withShape(subject, AZURE_MANAGED_REDIS_ATTRIBUTES, attributes);
    refuse(subject, findFaults(IMPORTED_RULES, attributes));
    const { name, resourceId, host, port = DEFAULT_PORT, accessKeySecret, provider } = attributes;
    super(scope, id, { ...attributes, cacheName: name, engine: REDIS_VERSION });
    this.resourceId = resourceId;
    this.primaryEndpoint = { host, hostKind: "dns", port };
    this.tls = { enabled: attributes.tls ?? true };
    this.subnetCidrs = attributes.subnetCidrs ?? [];
    this.authentication =
      accessKeySecret === undefined
        ? entraId(attributes.userName)
        : { kind: "token", token: this.token(accessKeySecret, attributes) };
    this.grants = { resourceId, isAllowed: accessKeySecret === undefined, provider };
  }

  private token(
    { keyVaultId, name }: AzureKeyVaultSecretName,
    { rotationLabel = INITIAL_REVISION, provider }: AzureManagedRedisAttributes,
  ): SecretReference {
    const secret = new DataAzurermKeyVaultSecret(this, "AccessKey", { keyVaultId, name, provider });
    return new SecretReference({
      store: "azure-key-vault",
      id: name,
      revision: rotationLabel,
      expression: secret.value,
    });
  }
}
