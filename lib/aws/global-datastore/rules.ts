import { type Rule, rulesFor } from "../../core/validation";
import { ID_EXPECTED, isId } from "../shared/resource-name";

/** What no global datastore can be. */
export const GLOBAL_DATASTORE_RULES: readonly Rule<{
  readonly globalReplicationGroupIdSuffix: string;
}>[] = [
  rulesFor<{ readonly globalReplicationGroupIdSuffix: string }>()({
    id: "elasticache.global-suffix",
    inputs: ({ globalReplicationGroupIdSuffix }) => ({ globalReplicationGroupIdSuffix }),
    isValid: ({ globalReplicationGroupIdSuffix }) => isId(globalReplicationGroupIdSuffix),
    expected: ID_EXPECTED,
    fix: "set globalReplicationGroupIdSuffix to such a name",
  }),
];
