import { AZURE_REDIS_CACHE, REDIS_ENTERPRISE_CLUSTER } from "../../../terraform/caches";
import { forTypes, guardrail } from "../../rule";

const FIX = "set minimum_tls_version = 1.2, or remove it";

export const azureRedisTlsVersion = guardrail({
  id: "azure-redis-tls-version",
  severity: "error",
  pack: "baseline",
  problem: "Clients can use an old version of TLS",
  why: "TLS 1.0 and 1.1 have known weaknesses, and no supported client needs them.",
  fix: FIX,
  ...forTypes({
    [AZURE_REDIS_CACHE]: { fix: FIX, references: ["CKV_AZURE_148"] },
    [REDIS_ENTERPRISE_CLUSTER]: { fix: FIX, references: [] },
  }),
  inputs: (cache) => ({ minimum_tls_version: cache.get("minimum_tls_version") }),
  isValid: ({ minimum_tls_version: version }) => !["1.0", "1.1"].includes(String(version)),
});
