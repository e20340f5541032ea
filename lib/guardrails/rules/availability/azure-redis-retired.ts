import { AZURE_REDIS_CACHE, REDIS_ENTERPRISE_CLUSTER } from "../../../terraform/caches";
import { forTypes, guardrail } from "../../rule";

const FIX = "use azurerm_managed_redis";

/** When Microsoft ends a service. Source: https://learn.microsoft.com/azure/azure-cache-for-redis/retirement-faq */
const END: Readonly<Record<string, string>> = {
  [AZURE_REDIS_CACHE]: "2028-09-30",
  [REDIS_ENTERPRISE_CLUSTER]: "2027-03-31",
};

export const azureRedisRetired = guardrail({
  id: "azure-redis-retired",
  severity: "warning",
  pack: "strict",
  problem: "Microsoft retires the service of this cache",
  why: "Azure Cache for Redis Enterprise ends on 2027-03-31, Basic, Standard and Premium on 2028-09-30. Azure Managed Redis replaces them, with another host and another port.",
  fix: FIX,
  ...forTypes(
    Object.fromEntries(
      Object.entries(END).map(([type, end]) => [
        type,
        { fix: `${FIX}, and move the clients before ${end}`, references: [] },
      ]),
    ),
  ),
  inputs: ({ type }) => ({ end: END[type] }),
  isValid: () => false,
});
