import { storePolicyRule } from "../../../core/store-rules";
import { type Rule, rulesFor } from "../../../core/validation";
import { WORKSPACE_ID } from "../../shared/resource-ids";
import { IDENTITY_RULES } from "../../shared/rules/identity";
import { KEY_RULES } from "../../shared/rules/keys";
import { NETWORK_RULES } from "../../shared/rules/network";
import type { AzureManagedRedisSettings } from "../settings";
import { AUTHENTICATION_RULES } from "./authentication";
import { DATABASE_RULES } from "./database";
import { GEO_REPLICATION_RULES } from "./geo-replication";
import { NAME_RULE } from "./name";
import { PERSISTENCE_RULES } from "./persistence";

/** Everything that Azure or its Terraform provider would refuse, and what no cache should be. */
export const AZURE_MANAGED_REDIS_RULES: readonly Rule<AzureManagedRedisSettings>[] = [
  NAME_RULE,
  ...IDENTITY_RULES,
  ...DATABASE_RULES,
  ...GEO_REPLICATION_RULES,
  storePolicyRule("azure"),
  ...PERSISTENCE_RULES,
  ...AUTHENTICATION_RULES,
  ...KEY_RULES,
  ...NETWORK_RULES,
  rulesFor<AzureManagedRedisSettings>()({
    id: "azure.log-workspace",
    inputs: ({ logAnalyticsWorkspaceId }) =>
      logAnalyticsWorkspaceId === undefined ? undefined : { logAnalyticsWorkspaceId },
    isValid: ({ logAnalyticsWorkspaceId }) => WORKSPACE_ID.test(logAnalyticsWorkspaceId),
    expected: "the resource id of a Log Analytics workspace",
    fix: "write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.OperationalInsights/workspaces/WORKSPACE",
  }),
];
