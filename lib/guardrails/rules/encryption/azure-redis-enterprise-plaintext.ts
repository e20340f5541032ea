import { guardrail } from "../../rule";

export const azureRedisEnterprisePlaintext = guardrail({
  id: "azure-redis-enterprise-plaintext",
  severity: "error",
  pack: "baseline",
  problem: "Clients connect without TLS",
  why: "Everyone on the way between a client and the cache can read the access key and the data.",
  fix: "set client_protocol = Encrypted, or remove it",
  references: [],
  appliesTo: ["azurerm_redis_enterprise_database"],
  inputs: (database) => ({ client_protocol: database.get("client_protocol") }),
  isValid: ({ client_protocol }) => client_protocol !== "Plaintext",
});
