import { Fn } from "cdktf";
import { Cpu, Size } from "cdktf-managed-cache";
import type { Affinity, PodSettings } from "cdktf-managed-cache/kubernetes";
import { BY_ADDRESS } from "../fake-cache";
import { EVERY_WORKLOAD, podOf, templateOf } from "./workloads";

/** A value that only Terraform knows, and how it reads it. */
const LATER = Fn.upper("a");
const EXPRESSION = '${upper("a")}';

const ZONE = {
  key: "topology.kubernetes.io/zone",
  operator: "In",
  values: ["eu-west-1a"],
} as const;
const BESIDE_SHOP = {
  labelSelector: {
    matchLabels: { app: "shop" },
    matchExpressions: [{ key: "tier", operator: "Exists" }],
  },
  namespaces: ["shop"],
  topologyKey: "kubernetes.io/hostname",
} as const;
const PODS = {
  requiredDuringSchedulingIgnoredDuringExecution: [BESIDE_SHOP],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 50, podAffinityTerm: BESIDE_SHOP }],
};
const AFFINITY: Affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [ZONE] }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 1, preference: { matchExpressions: [{ ...ZONE, operator: "NotIn" }] } },
    ],
  },
  podAffinity: PODS,
  podAntiAffinity: PODS,
};

const POD_TERM = {
  label_selector: [
    { match_labels: { app: "shop" }, match_expressions: [{ key: "tier", operator: "Exists" }] },
  ],
  namespaces: ["shop"],
  topology_key: "kubernetes.io/hostname",
};
const POD_TERMS = {
  required_during_scheduling_ignored_during_execution: [POD_TERM],
  preferred_during_scheduling_ignored_during_execution: [
    { weight: 50, pod_affinity_term: POD_TERM },
  ],
};

/** Settings, and what the specification of the pod then has. */
const SPECS: [name: string, settings: PodSettings, spec: object][] = [
  [
    "the credentials of registries",
    { imagePullSecrets: ["registry", LATER] },
    { image_pull_secrets: [{ name: "registry" }, { name: EXPRESSION }] },
  ],
  [
    "the labels of its nodes",
    { nodeSelector: { pool: "cache" } },
    { node_selector: { pool: "cache" } },
  ],
  [
    "the taints that it tolerates",
    {
      tolerations: [
        { key: "dedicated", value: "cache", effect: "NoSchedule" },
        { operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
      ],
    },
    {
      toleration: [
        { key: "dedicated", value: "cache", effect: "NoSchedule" },
        { operator: "Exists", effect: "NoExecute", toleration_seconds: "300" },
      ],
    },
  ],
  [
    "where it runs",
    { affinity: AFFINITY },
    {
      affinity: {
        node_affinity: {
          required_during_scheduling_ignored_during_execution: {
            node_selector_term: [{ match_expressions: [ZONE] }],
          },
          preferred_during_scheduling_ignored_during_execution: [
            { weight: 1, preference: { match_expressions: [{ ...ZONE, operator: "NotIn" }] } },
          ],
        },
        pod_affinity: POD_TERMS,
        pod_anti_affinity: POD_TERMS,
      },
    },
  ],
  ["its priority", { priorityClassName: "system.low" }, { priority_class_name: "system.low" }],
  [
    "an existing account",
    { serviceAccountName: "ci.runner" },
    { service_account_name: "ci.runner", automount_service_account_token: false },
  ],
];

describe.each(EVERY_WORKLOAD)("%s", (workload) => {
  test.each(SPECS)("has %s", (_, settings, spec) => {
    expect(podOf(workload, { ...settings }).pod.spec).toMatchObject(spec);
  });

  test("has none of them unless they are set", () => {
    const { spec } = podOf(workload, {}).pod;
    expect(Object.keys(spec)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(image_pull|node_sel|toleration|affinity|priority)/),
      ]),
    );
  });

  test("has variables after those that it needs, with texts as they were written", () => {
    const own = podOf(workload, {}).pod.spec.container[0].env;
    const { env } = podOf(workload, {
      env: {
        LOG_LEVEL: "debug",
        EMPTY: "",
        SHELL: "${HOME} 50 %{",
        REGION: LATER,
        API_KEY: { kind: "secret", name: "shop", key: "api-key" },
        "feature.flags": { kind: "config-map", name: "features", key: "flags.json" },
      },
    }).pod.spec.container[0];
    expect(env).toEqual([
      ...own,
      { name: "LOG_LEVEL", value: "debug" },
      { name: "EMPTY", value: "" },
      { name: "SHELL", value: "$${HOME} 50 %%{" },
      { name: "REGION", value: EXPRESSION },
      { name: "API_KEY", value_from: { secret_key_ref: { name: "shop", key: "api-key" } } },
      {
        name: "feature.flags",
        value_from: { config_map_key_ref: { name: "features", key: "flags.json" } },
      },
    ]);
  });

  test("has labels and annotations on its pods alone, beside those of every object", () => {
    const { properties, pod } = podOf(workload, {
      labels: { team: "platform", tier: "all" },
      annotations: { owner: "platform" },
      podLabels: { tier: "jobs" },
      podAnnotations: { "sidecar.istio.io/inject": "false", note: "%{" },
    });
    expect(pod.metadata.labels).toEqual({ ...properties.metadata.labels, tier: "jobs" });
    expect(properties.metadata.labels).toMatchObject({ team: "platform", tier: "all" });
    expect(pod.metadata.annotations).toMatchObject({
      owner: "platform",
      "sidecar.istio.io/inject": "false",
      note: "%%{",
    });
    expect(properties.metadata.annotations).toEqual({ owner: "platform" });
  });

  test("restarts as before, whatever annotations its pods have", () => {
    const { annotations } = podOf(workload, {}, BY_ADDRESS).pod.metadata;
    const checksums = Object.keys(annotations);
    const podAnnotations = Object.fromEntries(checksums.map((key) => [key, "mine"]));
    expect(checksums).not.toEqual([]);
    expect(podOf(workload, { podAnnotations }, BY_ADDRESS).pod.metadata.annotations).toEqual(
      annotations,
    );
  });

  test("makes no account where it has one, and one with annotations", () => {
    const accountsOf = (settings: PodSettings) =>
      templateOf(workload, { ...settings }).find({ type: "kubernetes_service_account_v1" });
    expect(accountsOf({ serviceAccountName: "runner" })).toEqual([]);
    const annotations = { "iam.gke.io/gcp-service-account": "a@b.iam", note: "%{" };
    const [account] = accountsOf({ serviceAccountAnnotations: annotations });
    expect(account?.properties).toMatchObject({
      automount_service_account_token: false,
      metadata: { annotations: { ...annotations, note: "%%{" } },
    });
    const { pod } = podOf(workload, { serviceAccountAnnotations: annotations });
    expect(pod.spec.service_account_name).toBe(account?.properties.metadata.name);
  });

  test("has its resources as Kubernetes writes them", () => {
    const resources = {
      cpu: { request: Cpu.millis(250), limit: Cpu.units(1) },
      memory: { request: Size.bytes(100), limit: Size.gibibytes(1.5) },
      ephemeralStorage: { request: Size.bytes(2048), limit: Size.gibibytes(2) },
    };
    expect(podOf(workload, { resources }).pod.spec.container[0].resources).toEqual({
      requests: { cpu: "250m", memory: "100", "ephemeral-storage": "2Ki" },
      limits: { cpu: "1", memory: "1536Mi", "ephemeral-storage": "2Gi" },
    });
  });
});

// A server in the cluster needs a limit of memory.
test.each(EVERY_WORKLOAD.filter((workload) => workload !== "a server in the cluster"))(
  "%s can be without resources",
  (workload) => {
    expect(podOf(workload, { resources: {} }).pod.spec.container[0].resources).toEqual({});
  },
);

describe("a warmer", () => {
  const containerOf = (props: object) => podOf("a warmer", { ...props }).pod.spec.container[0];

  test("runs the image's own entrypoint without a command", () => {
    expect(containerOf({ command: undefined })).not.toHaveProperty("command");
    expect(containerOf({ command: undefined, args: ["prices"] })).toMatchObject({
      args: ["prices"],
    });
  });

  test.each<[string, object, string[]]>([
    ["the command", { command: ["node"] }, ["node"]],
    ["the script", { script: "#!/bin/sh" }, ["/etc/redis-script/run"]],
  ])("gives arguments to %s, as they were written", (_, run, command) => {
    const args = ["${HOME}", "%{", "", LATER];
    expect(containerOf({ ...run, args })).toMatchObject({
      command,
      args: ["$${HOME}", "%%{", "", EXPRESSION],
    });
  });
});

test.each(["an exporter", "a shared exporter"])(
  "%s has flags, as they were written",
  (workload) => {
    const args = ["--check-keys=db0=${HOME}", LATER];
    expect(podOf(workload, { args }).pod.spec.container[0].args).toEqual([
      "--check-keys=db0=$${HOME}",
      EXPRESSION,
    ]);
  },
);

test.each(["an exporter", "a shared exporter"])("%s runs as the default account", (workload) => {
  expect(podOf(workload, {}).pod.spec).not.toHaveProperty("service_account_name");
});
