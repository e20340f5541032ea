import type { GuardrailRule } from "../rule";
import { AVAILABILITY_RULES } from "./availability";
import { CAPACITY_RULES } from "./capacity";
import { CREDENTIALS_RULES } from "./credentials";
import { ENCRYPTION_RULES } from "./encryption";
import { NETWORK_RULES } from "./network";
import { OBSERVABILITY_RULES } from "./observability";
import { PODS_RULES } from "./pods";
import { WARMERS_RULES } from "./warmers";

/** Every rule, by its id. */
export const GUARDRAIL_RULES: readonly GuardrailRule[] = [
  ...AVAILABILITY_RULES,
  ...CAPACITY_RULES,
  ...CREDENTIALS_RULES,
  ...ENCRYPTION_RULES,
  ...NETWORK_RULES,
  ...OBSERVABILITY_RULES,
  ...PODS_RULES,
  ...WARMERS_RULES,
].sort((a, b) => (a.id < b.id ? -1 : 1));
