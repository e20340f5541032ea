import { isFalse, isTrue } from "../../../terraform/attribute-values";
import { AZURE_REDIS_CACHE, MANAGED_REDIS } from "../../../terraform/caches";
import { forTypes, guardrail } from "../../rule";

const ARGUMENT = "access_keys_authentication_enabled";

export const azureRedisAccessKeys = guardrail({
  id: "azure-redis-access-keys",
  severity: "warning",
  problem: "Clients can log in with an access key",
  why: "Both keys are in the state of Terraform, whether anyone reads them or not. With Entra ID there is no key that could leak. The provider lets identities log in to Azure Managed Redis from version 4.60 on.",
  fix: `set ${ARGUMENT} = false, and let identities log in`,
  ...forTypes({
    [MANAGED_REDIS]: {
      fix: `set default_database ${ARGUMENT} = false, and add an azurerm_managed_redis_access_policy_assignment`,
      references: [],
    },
    [AZURE_REDIS_CACHE]: {
      fix: `set ${ARGUMENT} = false and redis_configuration active_directory_authentication_enabled = true`,
      references: [],
    },
  }),
  inputs: (cache) =>
    cache.type === MANAGED_REDIS
      ? { keys: cache.get(`default_database.${ARGUMENT}`) ?? false }
      : { keys: cache.get(ARGUMENT) ?? true },
  isValid: ({ keys }) => isFalse(keys) || !isTrue(keys),
});
