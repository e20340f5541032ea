import type { GuardrailRule } from "../rule";
import { cacheAlarms } from "./cache-alarms";
import { cacheConnectionBudget } from "./cache-connection-budget";
import { cacheDeletionProtection } from "./cache-deletion-protection";
import { cacheEvictionPolicy } from "./cache-eviction-policy";
import { cacheKeyRotation } from "./cache-key-rotation";
import { cacheMixedData } from "./cache-mixed-data";
import { cacheSecretKey } from "./cache-secret-key";
import { cacheSecretRotation } from "./cache-secret-rotation";
import { cacheSizing } from "./cache-sizing";
import { cacheStoreSnapshots } from "./cache-store-snapshots";
import { credentialsInCode } from "./credentials-in-code";
import { credentialsInKubernetesSecret } from "./credentials-in-kubernetes-secret";
import { credentialsInPlainSight } from "./credentials-in-plain-sight";
import { credentialsStateBackend } from "./credentials-state-backend";
import { elasticacheAlarmActions } from "./elasticache-alarm-actions";
import { elasticacheAuthentication } from "./elasticache-authentication";
import { elasticacheBackup } from "./elasticache-backup";
import { elasticacheCustomerKey } from "./elasticache-customer-key";
import { elasticacheEncryptionAtRest } from "./elasticache-encryption-at-rest";
import { elasticacheEncryptionInTransit } from "./elasticache-encryption-in-transit";
import { elasticacheFailover } from "./elasticache-failover";
import { elasticacheLogKey } from "./elasticache-log-key";
import { elasticacheLogRetention } from "./elasticache-log-retention";
import { elasticacheLogs } from "./elasticache-logs";
import { elasticacheMinorUpgrades } from "./elasticache-minor-upgrades";
import { elasticacheOpenIngress } from "./elasticache-open-ingress";
import { elasticachePort } from "./elasticache-port";
import { elasticacheSecurityGroup } from "./elasticache-security-group";
import { elasticacheSecurityGroupDescription } from "./elasticache-security-group-description";
import { elasticacheServerlessLimits } from "./elasticache-serverless-limits";
import { elasticacheSingleNode } from "./elasticache-single-node";
import { elasticacheSubnetGroup } from "./elasticache-subnet-group";
import { elasticacheTlsRequired } from "./elasticache-tls-required";
import { elasticacheTwoZones } from "./elasticache-two-zones";
import { elasticacheUserPassword } from "./elasticache-user-password";
import { memorystoreAuthentication } from "./memorystore-authentication";
import { memorystoreConnectMode } from "./memorystore-connect-mode";
import { memorystoreCustomerKey } from "./memorystore-customer-key";
import { memorystoreEncryptionInTransit } from "./memorystore-encryption-in-transit";
import { memorystoreMaintenanceWindow } from "./memorystore-maintenance-window";
import { memorystoreMemcachedRetired } from "./memorystore-memcached-retired";
import { memorystoreNetwork } from "./memorystore-network";
import { memorystorePersistence } from "./memorystore-persistence";
import { memorystoreTier } from "./memorystore-tier";
import { memorystoreTwoZones } from "./memorystore-two-zones";
import { podCapabilities } from "./pod-capabilities";
import { podCpuLimit } from "./pod-cpu-limit";
import { podHostNamespaces } from "./pod-host-namespaces";
import { podImageDigest } from "./pod-image-digest";
import { podImagePullPolicy } from "./pod-image-pull-policy";
import { podImageTag } from "./pod-image-tag";
import { podNamespace } from "./pod-namespace";
import { podPrivileged } from "./pod-privileged";
import { podProbes } from "./pod-probes";
import { podReadOnlyRoot } from "./pod-read-only-root";
import { podResources } from "./pod-resources";
import { podSeccomp } from "./pod-seccomp";
import { podSecretsAsFiles } from "./pod-secrets-as-files";
import { podServiceAccountToken } from "./pod-service-account-token";
import { podUser } from "./pod-user";
import { warmerFit } from "./warmer-fit";

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
