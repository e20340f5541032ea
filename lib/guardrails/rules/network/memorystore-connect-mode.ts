import { REDIS_INSTANCE } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const memorystoreConnectMode = guardrail({
  id: "memorystore-connect-mode",
  severity: "warning",
  pack: "strict",
  problem: "The instance uses direct peering",
  why: "Shared VPCs and on-premises networks cannot reach an instance with direct peering. A later change replaces the cache.",
  fix: "set connect_mode = PRIVATE_SERVICE_ACCESS",
  references: [],
  appliesTo: [REDIS_INSTANCE],
  inputs: (cache) => ({ connect_mode: cache.get("connect_mode") }),
  isValid: ({ connect_mode }) => connect_mode === "PRIVATE_SERVICE_ACCESS",
});
