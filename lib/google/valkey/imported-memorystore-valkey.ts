import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, presence, type Rule, refuse, rulesFor } from "../../core/validation";
import { MEMORYSTORE_VALKEY_ATTRIBUTES } from "../shapes";
import { ImportedNodeCache } from "../shared/imported-node-cache";
import { IMPORTED_NODE_RULES } from "../shared/rules/imported-nodes";
import type { MemorystoreValkeyAttributes } from "./attributes";
import { CONNECTION_ROLE, type IMemorystoreValkey, metricSource } from "./memorystore-valkey-base";
import { ENGINE_RULE, INSTANCE_ID_RULE } from "./rules";

/** Everything that no instance has, and what would send clients elsewhere. */
export const IMPORTED_MEMORYSTORE_VALKEY_RULES: readonly Rule<MemorystoreValkeyAttributes>[] = [
  INSTANCE_ID_RULE,
  ENGINE_RULE,
  ...IMPORTED_NODE_RULES,
  rulesFor<MemorystoreValkeyAttributes>()({
    id: "memorystore.imported-reader",
    inputs: ({ readHost, shards, replicas = 1 }) =>
      readHost === undefined ? undefined : { readHost: presence(readHost), shards, replicas },
    isValid: ({ shards, replicas }) => shards === undefined && replicas > 0,
    expected: "a read endpoint with replicas and with cluster mode off",
    fix: "leave readHost out, or correct shards and replicas",
  }),
];

/** What `MemorystoreValkey.fromAttributes` returns. @internal */
export class ImportedMemorystoreValkey extends ImportedNodeCache implements IMemorystoreValkey {
  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: MemorystoreValkeyAttributes) {
    const subject = `MemorystoreValkey ${constructPath(scope, id)}`;
    attributes = withShape(subject, MEMORYSTORE_VALKEY_ATTRIBUTES, attributes);
    refuse(subject, findFaults(IMPORTED_MEMORYSTORE_VALKEY_RULES, attributes));
    const { instanceId, project, region, engine } = attributes;
    super(
      scope,
      id,
      {
        cacheName: instanceId,
        engine,
        resourceName: `projects/${project}/locations/${region}/instances/${instanceId}`,
        role: CONNECTION_ROLE,
        metrics: metricSource(instanceId, region),
      },
      attributes,
    );
  }
}
