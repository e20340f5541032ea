import type { GuardrailRule } from "../../rule";
import { azureRedisAccessKeys } from "./azure-redis-access-keys";
import { cacheSecretKey } from "./cache-secret-key";
import { cacheSecretRotation } from "./cache-secret-rotation";
import { credentialsInCode } from "./credentials-in-code";
import { credentialsInKubernetesSecret } from "./credentials-in-kubernetes-secret";
import { credentialsInPlainSight } from "./credentials-in-plain-sight";
import { credentialsStateBackend } from "./credentials-state-backend";
import { elasticacheUserPassword } from "./elasticache-user-password";

/** Rules on credentials. */
export const CREDENTIALS_RULES: readonly GuardrailRule[] = [
  azureRedisAccessKeys,
  cacheSecretKey,
  cacheSecretRotation,
  credentialsInCode,
  credentialsInKubernetesSecret,
  credentialsInPlainSight,
  credentialsStateBackend,
  elasticacheUserPassword,
];
