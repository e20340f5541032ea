import type { CacheEngine } from "../../core";
import { mustBeKnown, type Rule, rulesFor } from "../../core/validation";
import { nodeCacheRules } from "../shared/node-cache-settings";
import { MemorystoreNodeType } from "../shared/node-types";
import { ENDPOINT_PROJECT_RULE } from "../shared/rules/connection";
import type { MemorystoreValkeySettings } from "./settings";

/** Source: https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/memorystore_instance */
const INSTANCE_ID = /^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$/;

const ID_EXPECTED =
  "4 to 63 lower-case letters, digits and hyphens, no hyphen at the start or the end";

/** Source: https://cloud.google.com/memorystore/docs/valkey/supported-versions, November 2026. */
const ENGINES: readonly string[] = ["valkey 7.2", "valkey 8.0", "valkey 9.0"];

/** All of them: the provider takes any name. */
export const NODE_TYPES_OF_VALKEY: readonly MemorystoreNodeType[] =
  Object.values(MemorystoreNodeType);

const engineRule = rulesFor<{ readonly engine: CacheEngine }>();

/** The engine, of an instance that is made or imported. */
export const ENGINE_RULE = engineRule({
  id: "memorystore.valkey-engine",
  inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
  isValid: (inputs) => ENGINES.includes(inputs.engine),
  expected: `${ENGINES.join(", ")}, known at synthesis`,
  fix: 'use CacheEngine.VALKEY_8_0, or CacheEngine.valkey("9.0")',
});

/** The id of an instance that is made or imported. */
export const INSTANCE_ID_RULE = rulesFor<{ readonly instanceId: string }>()({
  id: "memorystore.valkey-instance-id",
  inputs: ({ instanceId }) => ({ instanceId }),
  isValid: ({ instanceId }) => INSTANCE_ID.test(instanceId),
  expected: ID_EXPECTED,
  fix: "set instanceId to such a name: the id, not the full name",
});

/** Reported of the API, which answers 400 "Invalid start time, only hours are supported". */
const WINDOW_RULE = rulesFor<Pick<MemorystoreValkeySettings, "maintenanceWindow">>()({
  id: "memorystore.valkey-window-start",
  inputs: ({ maintenanceWindow }) => ({ startMinute: maintenanceWindow.startMinute }),
  isValid: ({ startMinute }) => startMinute % 60 === 0,
  expected: "a maintenance window that starts with an hour",
  fix: "start it at a full hour, such as 04:00",
});

/** Everything that Memorystore or its Terraform provider would refuse, and what no cache should be. */
export const MEMORYSTORE_VALKEY_RULES: readonly Rule<MemorystoreValkeySettings>[] = [
  {
    id: INSTANCE_ID_RULE.id,
    judge: ({ cacheName }) => INSTANCE_ID_RULE.judge({ instanceId: cacheName }),
  },
  ENGINE_RULE,
  ENDPOINT_PROJECT_RULE,
  WINDOW_RULE,
  ...nodeCacheRules("engineConfigs", "instances"),
];
