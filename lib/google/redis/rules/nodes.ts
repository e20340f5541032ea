import type { Size } from "../../../core";
import { isWhole, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import { MemorystoreTier } from "../props";
import type { MemorystoreRedisSettings } from "../settings";

/** Sources, unless a rule names its own: the Memorystore API reference and the Google provider's schema. */
const rule = rulesFor<MemorystoreRedisSettings>();

/** The memory of a node, of an instance that is made or imported. */
export const MEMORY_RULE = rulesFor<{ readonly memory: Size }>()({
  id: "memorystore.memory",
  inputs: ({ memory }) => ({ memory }),
  isValid: ({ memory }) => isWhole(memory.toGibibytes(), 1, 300),
  expected: "1 to 300 whole GiB",
  fix: "write it as Size.gibibytes(5)",
});

/** Rules for the nodes: their memory, replicas and zones. */
export const NODE_RULES: readonly Rule<MemorystoreRedisSettings>[] = [
  MEMORY_RULE,
  rule({
    id: "memorystore.read-replicas",
    inputs: ({ readReplicas }) =>
      readReplicas === undefined ? undefined : { readReplicas: mustBeKnown(readReplicas) },
    isValid: ({ readReplicas }) => isWhole(readReplicas, 1, 5),
    expected: "a whole number from 1 to 5, known at synthesis; nothing for no read replicas",
    fix: "leave readReplicas out, or give how many there are to be",
  }),
  rule({
    id: "memorystore.read-replicas-tier",
    inputs: ({ readReplicas, tier }) =>
      readReplicas === undefined ? undefined : { readReplicas, tier },
    isValid: ({ tier }) => tier !== MemorystoreTier.BASIC,
    expected: "read replicas with STANDARD_HA",
    fix: "use MemorystoreTier.STANDARD_HA, or leave readReplicas out",
  }),
  rule({
    id: "memorystore.read-replicas-memory",
    inputs: ({ readReplicas, memory }) =>
      readReplicas === undefined ? undefined : { readReplicas, memory },
    isValid: ({ memory }) => memory.toGibibytes() >= 5,
    expected: "read replicas with nodes of at least 5 GiB",
    fix: "use Size.gibibytes(5) or more, or leave readReplicas out",
  }),
  rule({
    id: "memorystore.read-replicas-version",
    inputs: ({ readReplicas, ...settings }) =>
      readReplicas === undefined ? undefined : { readReplicas, engine: `${settings.engine}` },
    isValid: (inputs) => !/ (3\.2|4\.0)$/.test(inputs.engine),
    expected: "read replicas with redis 5.0 and later",
    fix: "use a later engine, or leave readReplicas out",
  }),
  rule({
    id: "memorystore.zone",
    inputs: ({ zone, alternativeZone, region }) => ({ zone, alternativeZone, region }),
    isValid: ({ zone, alternativeZone, region }) =>
      [zone, alternativeZone].every(
        (name) => name === undefined || /^(.+)-[a-z]$/.exec(name)?.[1] === region,
      ),
    expected: "zones of the instance's region",
    fix: "write them as europe-west1-b",
  }),
  rule({
    id: "memorystore.alternative-zone",
    inputs: ({ zone, alternativeZone, tier }) =>
      alternativeZone === undefined ? undefined : { zone, alternativeZone, tier },
    isValid: ({ zone, alternativeZone, tier }) =>
      tier !== MemorystoreTier.BASIC && zone !== undefined && zone !== alternativeZone,
    expected: "with STANDARD_HA another zone than zone, which is given too",
    fix: "give zone as well, in another zone, or leave alternativeZone out",
  }),
];
