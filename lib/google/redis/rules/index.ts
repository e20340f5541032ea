import { storeRules } from "../../../core/store-rules";
import { type Rule, rulesFor } from "../../../core/validation";
import { identityRules } from "../../shared/rules/identity";
import { keyRules } from "../../shared/rules/keys";
import { networkRules } from "../../shared/rules/network";
import { operationRules } from "../../shared/rules/operations";
import { snapshotRules } from "../../shared/rules/snapshots";
import { INSTANCE_ID, INSTANCE_ID_EXPECTED } from "../names";
import type { MemorystoreRedisSettings } from "../settings";
import { ADDRESS_RULES } from "./addresses";
import { ENGINE_RULES } from "./engine";
import { NODE_RULES } from "./nodes";

const rule = rulesFor<MemorystoreRedisSettings>();

const naming = [
  rule({
    id: "memorystore.instance-id",
    inputs: ({ cacheName }) => ({ instanceId: cacheName }),
    isValid: ({ instanceId }) => INSTANCE_ID.test(instanceId),
    expected: INSTANCE_ID_EXPECTED,
    fix: "set instanceId to such a name",
  }),
  rule({
    id: "memorystore.display-name",
    inputs: ({ displayName }) => ({ displayName }),
    isValid: ({ displayName }) => displayName.length <= 80,
    confidential: ["displayName"],
    expected: "a text of 1 to 80 characters",
    fix: "shorten displayName, or leave it out",
  }),
];

const PREFIX = "memorystore";

/** Everything that Memorystore or its Terraform provider would refuse, and what no cache should be. */
export const MEMORYSTORE_REDIS_RULES: readonly Rule<MemorystoreRedisSettings>[] = [
  ...naming,
  ...identityRules(PREFIX),
  ...ENGINE_RULES,
  ...NODE_RULES,
  ...ADDRESS_RULES,
  ...networkRules(PREFIX),
  ...keyRules(PREFIX),
  ...snapshotRules(PREFIX),
  ...storeRules(PREFIX, "snapshotPeriod"),
  ...operationRules(PREFIX),
];
