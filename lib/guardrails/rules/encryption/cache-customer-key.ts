import { factRule } from "../../fact-rule";

export const cacheCustomerKey = factRule("customerKey", {
  id: "cache-customer-key",
  severity: "error",
  pack: "strict",
  problem: "Data at rest is not encrypted with a customer-managed key",
  why: "You cannot audit, restrict or revoke the key of the cloud. A later change replaces the cache.",
  fix: "name a key of your account",
});
