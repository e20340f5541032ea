import { REDIS_CLUSTER, REDIS_INSTANCE, VALKEY_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

const SERVER_AUTHENTICATION = /^(TRANSIT_ENCRYPTION_MODE_)?SERVER_AUTHENTICATION$/;

export const memorystoreEncryptionInTransit = guardrail({
  id: "memorystore-encryption-in-transit",
  severity: "error",
  pack: "baseline",
  what: "Clients connect through TLS.",
  why: "AUTH strings and data cross the network in plain text. It is off unless it is asked for, and cannot be turned on later.",
  fix: "set transit_encryption_mode = SERVER_AUTHENTICATION; on a cluster TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
  references: ["CKV_GCP_97"],
  appliesTo: [REDIS_INSTANCE, REDIS_CLUSTER, VALKEY_INSTANCE],
  inputs: (cache) => ({ transit_encryption_mode: cache.get("transit_encryption_mode") }),
  isValid: (inputs) => SERVER_AUTHENTICATION.test(String(inputs.transit_encryption_mode)),
});
