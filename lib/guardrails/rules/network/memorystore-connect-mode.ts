import { REDIS_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

export const memorystoreConnectMode = guardrail({
  id: "memorystore-connect-mode",
  severity: "warning",
  pack: "strict",
  what: "An instance is reached through private services access.",
  why: "Direct peering gives every instance a network of its own, which shared VPCs and on-premises networks do not reach. It cannot be changed later.",
  fix: "set connect_mode = PRIVATE_SERVICE_ACCESS",
  references: [],
  appliesTo: [REDIS_INSTANCE],
  inputs: (cache) => ({ connect_mode: cache.get("connect_mode") }),
  isValid: ({ connect_mode }) => connect_mode === "PRIVATE_SERVICE_ACCESS",
});
