import { isRotationLabel } from "../../core/rotation-label";
import { storePolicyRule } from "../../core/store-rules";
import { isWhole, mustBeKnown, presence, type Rule, rulesFor } from "../../core/validation";
import { PROJECT_SEGMENT } from "../shared/resource-names";
import { projectRule, regionRule } from "../shared/rules/identity";
import { IMPORTED_ENDPOINT_RULES } from "../shared/rules/imported";
import type { MemorystoreRedisAttributes } from "./attributes";
import { INSTANCE_ID, INSTANCE_ID_EXPECTED } from "./names";
import { ENGINE_RULE } from "./rules/engine";
import { MEMORY_RULE } from "./rules/nodes";

/** Source: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets */
const SECRET = new RegExp(`^${PROJECT_SEGMENT}/secrets/[\\w-]{1,255}$`);

const rule = rulesFor<MemorystoreRedisAttributes>();

/** Everything that no instance has, and what would send clients or secrets elsewhere. */
export const IMPORTED_MEMORYSTORE_REDIS_RULES: readonly Rule<MemorystoreRedisAttributes>[] = [
  // Project, region and id make the filters of metrics.
  projectRule("memorystore"),
  regionRule("memorystore"),
  rule({
    id: "memorystore.instance-id",
    inputs: ({ instanceId }) => ({ instanceId }),
    isValid: ({ instanceId }) => INSTANCE_ID.test(instanceId),
    expected: INSTANCE_ID_EXPECTED,
    fix: "give the id of the instance, not its full name",
  }),
  ENGINE_RULE,
  MEMORY_RULE,
  rule({
    id: "memorystore.imported-max-memory",
    inputs: ({ maxMemory, memory }) => maxMemory && { maxMemory, memory },
    isValid: ({ maxMemory, memory }) =>
      maxMemory.toBytes() > 0 && maxMemory.toBytes() <= memory.toBytes(),
    expected: "more than nothing, and no more than the memory of a node",
    fix: "give what maxmemory-gb is, or leave maxMemory out",
  }),
  rule({
    id: "memorystore.imported-port",
    inputs: ({ port }) => (port === undefined ? undefined : { port }),
    isValid: ({ port }) => isWhole(port, 1, 65535),
    expected: "a whole number from 1 to 65535",
    fix: "leave port out for 6378 with TLS and 6379 without",
  }),
  rule({
    id: "memorystore.imported-replicas",
    inputs: ({ replicas, readHost }) =>
      replicas === undefined
        ? undefined
        : { replicas: mustBeKnown(replicas), readHost: presence(readHost) },
    isValid: ({ replicas, readHost }) => isWhole(replicas, readHost === undefined ? 0 : 1, 5),
    expected: "a whole number from 0 to 5, with a read endpoint from 1, known at synthesis",
    fix: "give how many replicas the instance has",
  }),
  ...IMPORTED_ENDPOINT_RULES,
  storePolicyRule("memorystore"),
  rule({
    id: "memorystore.imported-auth-secret",
    inputs: ({ authSecretName }) => (authSecretName === undefined ? undefined : { authSecretName }),
    isValid: ({ authSecretName }) => SECRET.test(authSecretName),
    confidential: ["authSecretName"],
    expected: "the full name of a Secret Manager secret, without a version",
    fix: "write it as projects/PROJECT/secrets/SECRET; never the AUTH string itself",
  }),
  rule({
    id: "memorystore.rotation-label",
    inputs: ({ rotationLabel }) =>
      rotationLabel === undefined ? undefined : { rotationLabel: mustBeKnown(rotationLabel) },
    isValid: ({ rotationLabel }) => isRotationLabel(rotationLabel),
    confidential: ["rotationLabel"],
    expected: "1 to 40 letters, digits and hyphens, known at synthesis",
    fix: "name the AUTH string after its month, such as 2026-11; never after its value",
  }),
];
