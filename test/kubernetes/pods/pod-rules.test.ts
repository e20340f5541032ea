import { Fn } from "cdktf";
import { ClientVariable } from "cdktf-managed-cache";
import type { Affinity, PodSettings, Toleration } from "cdktf-managed-cache/kubernetes";
import { POD_RULES } from "../../../lib/kubernetes/pods/pod-rules";
import { faultIds } from "../../support/faults";
import { BY_ADDRESS, CLUSTER, secret } from "../fake-cache";
import { EVERY_WORKLOAD, podOf, templateOf } from "./workloads";

const LATER = Fn.upper("a");
const LONG = "a".repeat(254);
const OWN_LABELS = [
  "app.kubernetes.io/name",
  "app.kubernetes.io/component",
  "cdktf-managed-cache/instance",
  "job-name",
  "batch.kubernetes.io/controller-uid",
];
const USERS = {
  authentication: { kind: "users", users: [{ name: "shop", password: secret("p1") }] },
} as const;

type Case = [name: string, id: string, settings: PodSettings];

const toleration = (name: string, wrong: Toleration): Case => [
  `the toleration of ${name}`,
  "kubernetes.tolerations",
  { tolerations: [{ key: LATER }, wrong] },
];

const nodes = (operator: string, values?: string[], key = "zone"): PodSettings => ({
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, preference: { matchExpressions: [{ key, operator, values } as never] } },
      ],
    },
  },
});

const pods = (term: object, weight?: number): PodSettings => {
  const podAffinityTerm = { labelSelector: {}, topologyKey: "zone", ...term };
  const affinity: Affinity["podAffinity"] =
    weight === undefined
      ? { requiredDuringSchedulingIgnoredDuringExecution: [podAffinityTerm] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm }] };
  return { affinity: { podAntiAffinity: affinity } };
};

const needed = (nodeSelectorTerms: { matchExpressions: [] }[]): PodSettings => ({
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
  },
});

const WRONG: Case[] = [
  ["a variable with a space", "kubernetes.env-names", { env: { "A B": "" } }],
  ["a variable that starts with a digit", "kubernetes.env-names", { env: { "1A": "" } }],
  ["a variable with an equals sign", "kubernetes.env-names", { env: { "A=B": "" } }],
  ["a variable of two dots", "kubernetes.env-names", { env: { "..a": "" } }],
  ["a value with NUL", "kubernetes.env-nul", { env: { A: "a\0b" } }],
  [
    "the name of a Secret in upper case",
    "kubernetes.env-references",
    { env: { A: { kind: "secret", name: "Shop", key: "a" } } },
  ],
  [
    "a key with a slash",
    "kubernetes.env-references",
    { env: { B: LATER, A: { kind: "config-map", name: "shop", key: "a/b" } } },
  ],
  [
    "a registry's Secret in upper case",
    "kubernetes.image-pull-secrets",
    { imagePullSecrets: [LATER, "Registry"] },
  ],
  ["a node's label with a space", "kubernetes.node-selector", { nodeSelector: { pool: "a b" } }],
  [
    "a node's label with two slashes",
    "kubernetes.node-selector",
    { nodeSelector: { "a/b/c": "" } },
  ],
  toleration("a value with the operator Exists", { key: "a", operator: "Exists", value: "b" }),
  toleration("every key without the operator Exists", { value: "b" }),
  toleration("a key with a space", { key: "a b" }),
  toleration("a value with a space", { key: "a", value: "b c" }),
  toleration("some seconds without NoExecute", { key: "a", tolerationSeconds: 1 }),
  toleration("a fraction of a second", { key: "a", effect: "NoExecute", tolerationSeconds: 0.5 }),
  ["In without values", "kubernetes.affinity-requirements", nodes("In", [])],
  ["NotIn without values", "kubernetes.affinity-requirements", nodes("NotIn")],
  ["In with a value that no label has", "kubernetes.affinity-requirements", nodes("In", ["a b"])],
  ["Exists with a value", "kubernetes.affinity-requirements", nodes("Exists", ["a"])],
  ["DoesNotExist with a value", "kubernetes.affinity-requirements", nodes("DoesNotExist", ["a"])],
  ["Gt with a word", "kubernetes.affinity-requirements", nodes("Gt", ["a"])],
  ["Lt with two numbers", "kubernetes.affinity-requirements", nodes("Lt", ["1", "2"])],
  ["a label of nodes with a space", "kubernetes.affinity-requirements", nodes("Exists", [], "a b")],
  [
    "a label of pods with a space",
    "kubernetes.affinity-requirements",
    pods({ labelSelector: { matchExpressions: [{ key: "a b", operator: "Exists" }] } }),
  ],
  ["no terms for nodes", "kubernetes.affinity-terms", needed([])],
  ["a term without requirements", "kubernetes.affinity-terms", needed([{ matchExpressions: [] }])],
  ["the weight 0", "kubernetes.affinity-weight", pods({}, 0)],
  ["the weight 101", "kubernetes.affinity-weight", pods({}, 101)],
  ["half a weight", "kubernetes.affinity-weight", pods({}, 0.5)],
  ["a place with a space", "kubernetes.affinity-pods", pods({ topologyKey: "a b" })],
  ["pods of no namespace", "kubernetes.affinity-pods", pods({ namespaces: [LATER, "Shop"] })],
  [
    "pods with a label that has a space",
    "kubernetes.affinity-pods",
    pods({ labelSelector: { matchLabels: { app: "a b" } } }),
  ],
  ["a priority in upper case", "kubernetes.priority-class", { priorityClassName: "High" }],
  ["a priority of 254 letters", "kubernetes.priority-class", { priorityClassName: LONG }],
  ["an account in upper case", "kubernetes.service-account", { serviceAccountName: "Runner" }],
  [
    "annotations of an existing account",
    "kubernetes.service-account-annotations",
    { serviceAccountName: LATER, serviceAccountAnnotations: {} },
  ],
  [
    "an annotation of the account with a space",
    "kubernetes.annotations",
    { serviceAccountAnnotations: { "a b": "" } },
  ],
  ["a pod's label with a space", "kubernetes.pod-labels", { podLabels: { team: "a b" } }],
  ...OWN_LABELS.map(
    (label): Case => [
      `a pod's label ${label}`,
      "kubernetes.labels-taken",
      { podLabels: { [label]: "mine" } },
    ],
  ),
  ["a pod's annotation with a space", "kubernetes.annotations", { podAnnotations: { "a b": "" } }],
  [
    "pods' annotations of 256 KiB",
    "kubernetes.annotations-size",
    { podAnnotations: { a: "a".repeat(2 ** 18) } },
  ],
];

const RIGHT: [name: string, settings: PodSettings][] = [
  [
    "variables of every form",
    { env: { A: "", "_a.b-C9": "${HOME}", ".x": LATER, REDIS_MINE: "1", REDIS_PORT_2: "a" } },
  ],
  [
    "references that only Terraform knows",
    { env: { A: { kind: "secret", name: LATER, key: LATER } } },
  ],
  [
    "tolerations of every form",
    {
      tolerations: [
        { operator: "Exists" },
        { key: "a.example/b" },
        { key: "a", value: "b", operator: "Equal", effect: "PreferNoSchedule" },
        { key: "a", effect: "NoExecute", tolerationSeconds: 0 },
        { key: LATER, value: LATER },
      ],
    },
  ],
  ["an account with annotations", { serviceAccountAnnotations: { role: LATER } }],
  ["Gt with a number", nodes("Gt", ["-5"])],
  ["Exists without values", nodes("Exists")],
  ["a requirement that only Terraform knows", nodes("In", [LATER])],
  ["the weight 100", pods({ namespaces: ["shop"], topologyKey: LATER }, 100)],
  [
    "names that only Terraform knows",
    { priorityClassName: LATER, serviceAccountName: LATER, imagePullSecrets: [LATER] },
  ],
  [
    "labels by which others find pods",
    { podLabels: { "app.kubernetes.io/instance": "a", "app.kubernetes.io/part-of": LATER } },
  ],
];

describe.each(EVERY_WORKLOAD)("%s", (workload) => {
  const faultsOf = (settings: object) =>
    faultIds(() => templateOf(workload, settings as Record<string, unknown>));

  test.each(WRONG)("is refused with %s", (_, id, settings) => {
    expect(faultsOf(settings)).toEqual([id]);
  });

  test.each(RIGHT)("is taken with %s", (_, settings) => {
    expect(faultsOf(settings)).toEqual([]);
  });
});

test("every rule has a fault here", () => {
  const broken = new Set(WRONG.map(([, id]) => id));
  const elsewhere = ["kubernetes.env-taken", "kubernetes.resource-limits"];
  const rules = POD_RULES.map(({ id }) => id).filter((id) => !elsewhere.includes(id));
  expect(rules.filter((id) => !broken.has(id))).toEqual([]);
});

describe("variables of the pod itself", () => {
  const taken = (workload: string, name: string) =>
    faultIds(() => templateOf(workload, { env: { [name]: "mine" } }));
  const JOBS = EVERY_WORKLOAD.filter((workload) => /warmer|report/.test(workload));
  const EXPORTERS = EVERY_WORKLOAD.filter((workload) => workload.includes("exporter"));

  test.each(JOBS)("the client contract is not hidden in %s", (workload) => {
    for (const name of Object.values(ClientVariable)) {
      expect([name, ...taken(workload, name)]).toEqual([name, "kubernetes.env-taken"]);
    }
  });

  test.each(JOBS.filter((workload) => workload.includes("report")))(
    "those of the script are not hidden in %s",
    (workload) => {
      expect(taken(workload, "REPORT_KEYS")).toEqual(["kubernetes.env-taken"]);
      expect(taken(workload, "REDISCLI_AUTH")).toEqual(["kubernetes.env-taken"]);
    },
  );

  test.each(EXPORTERS)("none that %s has is hidden, by a variable or by a flag", (workload) => {
    const caches = workload === "an exporter" ? [BY_ADDRESS, CLUSTER, USERS] : [BY_ADDRESS];
    const env = caches.flatMap(
      (cache): { name: string }[] => podOf(workload, {}, cache).pod.spec.container[0].env,
    );
    expect(env.length).toBeGreaterThan(3);
    for (const { name } of env) {
      expect([name, ...taken(workload, name)]).toEqual([name, "kubernetes.env-taken"]);
    }
  });

  test.each(EXPORTERS)("flags of the address and the credentials of %s are refused", (workload) => {
    const faultsOf = (arg: string) => faultIds(() => templateOf(workload, { args: [LATER, arg] }));
    for (const flag of ["--redis.password=hunter2", "-redis.addr=a", "--is-cluster", "--a=\0"]) {
      expect([flag, ...faultsOf(flag)]).toEqual([flag, "kubernetes.exporter-args"]);
    }
    expect(faultsOf("--redis-only-metrics")).toEqual([]);
    expect(() => templateOf(workload, { args: ["--redis.password=hunter2"] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
    );
  });
});

test("no error shows the value of a variable", () => {
  expect(() => templateOf("a warmer", { env: { REDIS_PORT: "hunter2", B: "hunter2\0" } })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
  );
});
