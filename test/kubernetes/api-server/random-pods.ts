import { Cpu, Size } from "cdktf-managed-cache";
import fc from "fast-check";
import {
  ANNOTATIONS,
  ANY_TEXT,
  KEY,
  LABEL_VALUE,
  LABELS,
  mostly,
  NAME,
  OBJECT_NAME,
  VARIABLE,
} from "./texts";

const AMOUNT = fc.integer({ min: 1, max: 999 });

/** Any of these props, or none. */
export function some<Props>(model: { [Name in keyof Props]: fc.Arbitrary<Props[Name]> }) {
  return fc.record(model, { requiredKeys: [] });
}

const SIZE = AMOUNT.chain((amount) =>
  fc.constantFrom(Size.bytes(amount * 1001), Size.mebibytes(amount), Size.gibibytes(amount / 8)),
);
const LARGE = AMOUNT.map((amount) => Size.gibibytes(amount + 200));

/** What is reserved, and limits above it. */
export const RESOURCES = some({
  cpu: some({
    request: AMOUNT.chain((n) => fc.constantFrom(Cpu.millis(n), Cpu.units(n))),
    limit: AMOUNT.map((n) => Cpu.units(n + 1000)),
  }),
  memory: some({ request: SIZE, limit: LARGE }),
  ephemeralStorage: some({ request: SIZE, limit: LARGE }),
});

const TEXT_OF_LABEL = LABEL_VALUE.filter((text) => text.trim() !== "");
const VALUES = fc.array(TEXT_OF_LABEL, { minLength: 1, maxLength: 3 });

const LABEL_REQUIREMENT = fc.oneof(
  fc.record({ key: KEY, operator: fc.constantFrom("In", "NotIn"), values: VALUES }),
  fc.record({ key: KEY, operator: fc.constantFrom("Exists", "DoesNotExist") }),
);
const NODE_REQUIREMENT = fc.oneof(
  LABEL_REQUIREMENT,
  fc.record({
    key: KEY,
    operator: fc.constantFrom("Gt", "Lt"),
    values: fc.tuple(mostly(AMOUNT.map(String), TEXT_OF_LABEL)),
  }),
);
const WEIGHT = mostly(fc.integer({ min: 1, max: 100 }), fc.integer({ min: -1, max: 102 }));
const NODE_TERM = fc.record({
  matchExpressions: fc.array(NODE_REQUIREMENT, { minLength: 1, maxLength: 2 }),
});
const POD_TERM = fc
  .tuple(
    fc.record({
      labelSelector: some({
        matchLabels: LABELS,
        matchExpressions: fc.array(LABEL_REQUIREMENT, { maxLength: 2 }),
      }),
      topologyKey: KEY,
    }),
    some({ namespaces: fc.array(NAME, { maxLength: 2 }) }),
  )
  .map(([needed, more]) => ({ ...needed, ...more }));

const PODS = some({
  requiredDuringSchedulingIgnoredDuringExecution: fc.array(POD_TERM, { maxLength: 2 }),
  preferredDuringSchedulingIgnoredDuringExecution: fc.array(
    fc.record({ weight: WEIGHT, podAffinityTerm: POD_TERM }),
    { maxLength: 2 },
  ),
});

const AFFINITY = some({
  nodeAffinity: some({
    requiredDuringSchedulingIgnoredDuringExecution: fc.record({
      nodeSelectorTerms: fc.array(NODE_TERM, { minLength: 1, maxLength: 2 }),
    }),
    preferredDuringSchedulingIgnoredDuringExecution: fc.array(
      fc.record({ weight: WEIGHT, preference: NODE_TERM }),
      { maxLength: 2 },
    ),
  }),
  podAffinity: PODS,
  podAntiAffinity: PODS,
});

const TOLERATION = fc.oneof(
  fc.record({ operator: fc.constant("Exists") }),
  fc
    .tuple(fc.record({ key: KEY }), some({ value: TEXT_OF_LABEL }))
    .map(([needed, more]) => ({ ...needed, ...more })),
  fc.record({
    key: KEY,
    operator: fc.constant("Exists"),
    effect: mostly(fc.constant("NoExecute"), fc.constant("NoSchedule")),
    tolerationSeconds: AMOUNT,
  }),
);

const reference = (kind: "secret" | "config-map") =>
  fc.record({ kind: fc.constant(kind), name: OBJECT_NAME, key: OBJECT_NAME });

/** Random settings of pods, but for the account and the affinity. */
const POD = {
  resources: RESOURCES,
  env: fc.dictionary(VARIABLE, fc.oneof(ANY_TEXT, reference("secret"), reference("config-map")), {
    maxKeys: 3,
  }),
  imagePullSecrets: fc.array(OBJECT_NAME, { maxLength: 2 }),
  nodeSelector: LABELS,
  tolerations: fc.array(TOLERATION, { maxLength: 2 }),
  priorityClassName: OBJECT_NAME,
  podLabels: LABELS,
  podAnnotations: ANNOTATIONS,
};

/** Random settings of pods. */
export const POD_SETTINGS = fc
  .tuple(
    some(POD),
    fc.oneof(
      some({ serviceAccountName: OBJECT_NAME }),
      some({ serviceAccountAnnotations: ANNOTATIONS }),
    ),
    // So many texts that most pods would have an odd one.
    fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.record({ affinity: AFFINITY })),
  )
  .map((parts): object => Object.assign({}, ...parts));

export const ARGS = fc.array(
  ANY_TEXT.map((text) => `a${text}`),
  { maxLength: 3 },
);
