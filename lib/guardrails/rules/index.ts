import type { GuardrailRule } from "../rule";
import { cacheDeletionProtection } from "./availability/cache-deletion-protection";
import { elasticacheBackup } from "./availability/elasticache-backup";
import { elasticacheFailover } from "./availability/elasticache-failover";
import { elasticacheMinorUpgrades } from "./availability/elasticache-minor-upgrades";
import { elasticacheSingleNode } from "./availability/elasticache-single-node";
import { elasticacheTwoZones } from "./availability/elasticache-two-zones";
import { memorystoreMaintenanceWindow } from "./availability/memorystore-maintenance-window";
import { memorystoreMemcachedRetired } from "./availability/memorystore-memcached-retired";
import { memorystorePersistence } from "./availability/memorystore-persistence";
import { memorystoreTier } from "./availability/memorystore-tier";
import { memorystoreTwoZones } from "./availability/memorystore-two-zones";
import { cacheConnectionBudget } from "./capacity/cache-connection-budget";
import { cacheEvictionPolicy } from "./capacity/cache-eviction-policy";
import { cacheMixedData } from "./capacity/cache-mixed-data";
import { cacheSizing } from "./capacity/cache-sizing";
import { cacheStoreSnapshots } from "./capacity/cache-store-snapshots";
import { elasticacheServerlessLimits } from "./capacity/elasticache-serverless-limits";
import { cacheSecretKey } from "./credentials/cache-secret-key";
import { cacheSecretRotation } from "./credentials/cache-secret-rotation";
import { credentialsInCode } from "./credentials/credentials-in-code";
import { credentialsInKubernetesSecret } from "./credentials/credentials-in-kubernetes-secret";
import { credentialsInPlainSight } from "./credentials/credentials-in-plain-sight";
import { credentialsStateBackend } from "./credentials/credentials-state-backend";
import { elasticacheUserPassword } from "./credentials/elasticache-user-password";
import { cacheKeyRotation } from "./encryption/cache-key-rotation";
import { elasticacheAuthentication } from "./encryption/elasticache-authentication";
import { elasticacheCustomerKey } from "./encryption/elasticache-customer-key";
import { elasticacheEncryptionAtRest } from "./encryption/elasticache-encryption-at-rest";
import { elasticacheEncryptionInTransit } from "./encryption/elasticache-encryption-in-transit";
import { elasticacheTlsRequired } from "./encryption/elasticache-tls-required";
import { memorystoreAuthentication } from "./encryption/memorystore-authentication";
import { memorystoreCustomerKey } from "./encryption/memorystore-customer-key";
import { memorystoreEncryptionInTransit } from "./encryption/memorystore-encryption-in-transit";
import { elasticacheOpenIngress } from "./network/elasticache-open-ingress";
import { elasticachePort } from "./network/elasticache-port";
import { elasticacheSecurityGroup } from "./network/elasticache-security-group";
import { elasticacheSecurityGroupDescription } from "./network/elasticache-security-group-description";
import { elasticacheSubnetGroup } from "./network/elasticache-subnet-group";
import { memorystoreConnectMode } from "./network/memorystore-connect-mode";
import { memorystoreNetwork } from "./network/memorystore-network";
import { cacheAlarms } from "./observability/cache-alarms";
import { elasticacheAlarmActions } from "./observability/elasticache-alarm-actions";
import { elasticacheLogKey } from "./observability/elasticache-log-key";
import { elasticacheLogRetention } from "./observability/elasticache-log-retention";
import { elasticacheLogs } from "./observability/elasticache-logs";
import { podCapabilities } from "./pods/pod-capabilities";
import { podCpuLimit } from "./pods/pod-cpu-limit";
import { podHostNamespaces } from "./pods/pod-host-namespaces";
import { podImageDigest } from "./pods/pod-image-digest";
import { podImagePullPolicy } from "./pods/pod-image-pull-policy";
import { podImageTag } from "./pods/pod-image-tag";
import { podNamespace } from "./pods/pod-namespace";
import { podPrivileged } from "./pods/pod-privileged";
import { podProbes } from "./pods/pod-probes";
import { podReadOnlyRoot } from "./pods/pod-read-only-root";
import { podResources } from "./pods/pod-resources";
import { podSeccomp } from "./pods/pod-seccomp";
import { podSecretsAsFiles } from "./pods/pod-secrets-as-files";
import { podServiceAccountToken } from "./pods/pod-service-account-token";
import { podUser } from "./pods/pod-user";
import { warmerFit } from "./warmers/warmer-fit";

/** Every rule there is, by its id. */
export const GUARDRAIL_RULES: readonly GuardrailRule[] = [
  cacheAlarms,
  cacheConnectionBudget,
  cacheDeletionProtection,
  cacheEvictionPolicy,
  cacheKeyRotation,
  cacheMixedData,
  cacheSecretKey,
  cacheSecretRotation,
  cacheSizing,
  cacheStoreSnapshots,
  credentialsInCode,
  credentialsInKubernetesSecret,
  credentialsInPlainSight,
  credentialsStateBackend,
  elasticacheAlarmActions,
  elasticacheAuthentication,
  elasticacheBackup,
  elasticacheCustomerKey,
  elasticacheEncryptionAtRest,
  elasticacheEncryptionInTransit,
  elasticacheFailover,
  elasticacheLogKey,
  elasticacheLogRetention,
  elasticacheLogs,
  elasticacheMinorUpgrades,
  elasticacheOpenIngress,
  elasticachePort,
  elasticacheSecurityGroup,
  elasticacheSecurityGroupDescription,
  elasticacheServerlessLimits,
  elasticacheSingleNode,
  elasticacheSubnetGroup,
  elasticacheTlsRequired,
  elasticacheTwoZones,
  elasticacheUserPassword,
  memorystoreAuthentication,
  memorystoreConnectMode,
  memorystoreCustomerKey,
  memorystoreEncryptionInTransit,
  memorystoreMaintenanceWindow,
  memorystoreMemcachedRetired,
  memorystoreNetwork,
  memorystorePersistence,
  memorystoreTier,
  memorystoreTwoZones,
  podCapabilities,
  podCpuLimit,
  podHostNamespaces,
  podImageDigest,
  podImagePullPolicy,
  podImageTag,
  podNamespace,
  podPrivileged,
  podProbes,
  podReadOnlyRoot,
  podResources,
  podSeccomp,
  podSecretsAsFiles,
  podServiceAccountToken,
  podUser,
  warmerFit,
];
