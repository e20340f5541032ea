import { CachePurpose, Duration } from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { defaultEvictionPolicy } from "../../core/store-rules";
import type { AzureRedisAuthentication } from "./authentication";
import { AzureClusteringPolicy } from "./clustering-policy";
import type { AzureManagedRedisProps } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type AzureManagedRedisSettings = ReturnType<typeof withDefaults>;

/** Longest name that Azure takes. */
const MAX_NAME_LENGTH = 63;

const SNAPSHOT_PERIODS: Record<CachePurpose, Duration> = {
  cache: Duration.hours(12),
  store: Duration.hours(1),
};

/** Fills in the defaults of a cache at a construct path. */
export function withDefaults(path: string, props: AzureManagedRedisProps) {
  const { purpose = CachePurpose.CACHE, appendOnly = false, deletionProtection = true } = props;
  const isCopiedElsewhere = appendOnly || props.geoReplicationGroupName !== undefined;
  return {
    cacheName: props.name ?? nameFromPath(path, MAX_NAME_LENGTH),
    resourceGroupName: props.resourceGroupName,
    location: props.location,
    sku: props.sku,
    highAvailability: props.highAvailability ?? true,
    clusteringPolicy: props.clusteringPolicy ?? AzureClusteringPolicy.ENTERPRISE_CLUSTER,
    modules: props.modules ?? [],
    purpose,
    evictionPolicy: props.evictionPolicy ?? defaultEvictionPolicy(purpose),
    expectedData: props.expectedData,
    snapshotPeriod:
      props.snapshotPeriod ?? (isCopiedElsewhere ? Duration.hours(0) : SNAPSHOT_PERIODS[purpose]),
    appendOnly,
    geoReplicationGroupName: props.geoReplicationGroupName,
    authentication: withAuthenticationDefaults(props.authentication),
    transitEncryption: props.transitEncryption ?? true,
    keyVaultId: props.keyVaultId,
    customerManagedKey: props.customerManagedKey ?? true,
    keyVaultKey: props.keyVaultKey,
    keyRotationPeriod: props.keyRotationPeriod ?? Duration.days(365),
    privateEndpoint: props.privateEndpoint,
    publicNetworkAccess: props.publicNetworkAccess ?? false,
    deletionProtection,
    managementLock: props.managementLock ?? deletionProtection,
    logAnalyticsWorkspaceId: props.logAnalyticsWorkspaceId,
    tags: props.tags,
    provider: props.provider,
  };
}

function withAuthenticationDefaults(
  authentication: AzureRedisAuthentication = { kind: "access-keys" },
) {
  if (authentication.kind === "entra-id") {
    return authentication;
  }
  const { kind, key = "primary", rotationLabel = INITIAL_REVISION } = authentication;
  return { kind, key, rotationLabel };
}
