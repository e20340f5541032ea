import type { GuardrailRule } from "../../rule";
import { azureRedisEnterprisePlaintext } from "./azure-redis-enterprise-plaintext";
import { azureRedisTlsVersion } from "./azure-redis-tls-version";
import { cacheAuthentication } from "./cache-authentication";
import { cacheCustomerKey } from "./cache-customer-key";
import { cacheEncryptionAtRest } from "./cache-encryption-at-rest";
import { cacheEncryptionInTransit } from "./cache-encryption-in-transit";
import { cacheKeyRotation } from "./cache-key-rotation";
import { cacheTlsRequired } from "./cache-tls-required";

/** Rules on encryption. */
export const ENCRYPTION_RULES: readonly GuardrailRule[] = [
  azureRedisEnterprisePlaintext,
  azureRedisTlsVersion,
  cacheAuthentication,
  cacheCustomerKey,
  cacheEncryptionAtRest,
  cacheEncryptionInTransit,
  cacheKeyRotation,
  cacheTlsRequired,
];
