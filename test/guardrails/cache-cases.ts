import { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import { MonitoringAlertPolicy } from "@cdktf/provider-google/lib/monitoring-alert-policy";
import { SecretManagerSecret } from "@cdktf/provider-google/lib/secret-manager-secret";
import { SecretManagerSecretVersion } from "@cdktf/provider-google/lib/secret-manager-secret-version";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { LocalBackend, S3Backend, TerraformOutput, type TerraformStack } from "cdktf";
import {
  CachePurpose,
  CacheSizing,
  ConnectionBudget,
  declareDevelopment,
  declarePurpose,
  reviewConnections,
  reviewSizing,
  Size,
} from "cdktf-managed-cache";
import { serverlessMemory } from "cdktf-managed-cache/aws";
import { InClusterRedis } from "cdktf-managed-cache/kubernetes";
import { Construct, type IConstruct } from "constructs";
import { CONNECTION_BUDGET_NOTE } from "../../lib/core/capacity/connection-review";
import { SIZING_NOTE } from "../../lib/core/capacity/sizing-review";
import { IN_CLUSTER } from "../kubernetes/objects/constructs";
import { type Cases, variable } from "./cases";
import { EACH_CACHE } from "./fact-cases";
import {
  alarm,
  CONTAINER,
  deployment,
  memcached,
  memcacheInstance,
  redisCluster,
  redisInstance,
  replicationGroup,
  serverless,
  valkey,
  warmer,
  withPolicy,
  withSecret,
} from "./hand-written";
import type { Build } from "./judge";

/** A cache that carries the note of a review. */
function reviewed(build: Build, note: string): Build {
  return (s) => (build(s) as IConstruct).node.addMetadata(note, {});
}

/** A cache whose size was reviewed as that of a cache or of a store. */
function reviewedAs(stack: TerraformStack, purpose: CachePurpose): void {
  const sizing = new CacheSizing({ data: Size.gibibytes(1), topology: TOPOLOGY, purpose });
  reviewSizing(replicationGroup(stack), sizing, { usable: Size.gibibytes(10) });
}

const TOPOLOGY = { kind: "primary", replicas: 2 } as const;

/** An instance of Memorystore whose AUTH string is kept in a secret of the same stack. */
function withGoogleSecret(stack: TerraformStack, kmsKeyName?: string): void {
  const secret = new SecretManagerSecret(stack, "secret", {
    secretId: "shop",
    replication: {
      userManaged: {
        replicas: [
          {
            location: "europe-west1",
            customerManagedEncryption: kmsKeyName === undefined ? undefined : { kmsKeyName },
          },
        ],
      },
    },
  });
  new SecretManagerSecretVersion(stack, "version", {
    secret: secret.id,
    secretData: redisInstance(stack).authString,
  });
}

function withGoogleKey(stack: TerraformStack, rotationPeriod?: string): void {
  const key = new KmsCryptoKey(stack, "key", { name: "shop", keyRing: "ring", rotationPeriod });
  redisInstance(stack, { customerManagedKey: key.id });
}

function policyAlert(stack: TerraformStack, metric: string): void {
  new MonitoringAlertPolicy(stack, `alert-${metric.replaceAll("/", "-")}`, {
    displayName: metric,
    combiner: "OR",
    conditions: [
      {
        displayName: metric,
        conditionThreshold: {
          comparison: "COMPARISON_GT",
          duration: "300s",
          filter: `metric.type="redis.googleapis.com/${metric}" AND resource.label.instance_id="shop"`,
        },
      },
    ],
  });
}

function prometheusRule(stack: TerraformStack, annotations: object = {}, labels = ""): void {
  new Manifest(stack, "rules", {
    manifest: {
      kind: "PrometheusRule",
      metadata: { annotations },
      spec: {
        groups: [
          {
            rules: ["redis_memory_used_bytes", "redis_connected_clients"].map((metric) => ({
              alert: "High",
              expr: `${metric}${labels} > 1`,
            })),
          },
        ],
      },
    },
  });
}

function exporter(stack: TerraformStack): void {
  manifest(stack, "ServiceMonitor", { metadata: { name: "redis-exporter" } });
}

function manifest(stack: TerraformStack, kind: string, content: object): void {
  new Manifest(stack, "manifest", { manifest: { kind, ...content } });
}

function kubernetesSecret(
  stack: TerraformStack,
  config: { data?: Record<string, string>; dataWo?: Record<string, string> },
  name = "redis-auth",
): void {
  new SecretV1(stack, "kubernetes-secret", { metadata: { name }, ...config });
}

/** A cache that is declared to be a store. */
function stored(build: Build): Build {
  return (s) => {
    declarePurpose(s, CachePurpose.STORE);
    build(s);
  };
}

/** Caches of each type whose policy someone chooses. */
const EACH_POLICY = [
  withPolicy,
  ...[
    (s: TerraformStack, redisConfigs?: Record<string, string>) =>
      redisInstance(s, { redisConfigs }),
    (s: TerraformStack, redisConfigs?: Record<string, string>) => redisCluster(s, { redisConfigs }),
    (s: TerraformStack, engineConfigs?: Record<string, string>) => valkey(s, { engineConfigs }),
  ].map(
    (build) => (s: TerraformStack, policy?: string) =>
      build(s, policy === undefined ? undefined : { "maxmemory-policy": policy }),
  ),
];

export const CACHE_CASES: Cases = {
  "cache-eviction-policy": {
    compliant: [
      (s) => withPolicy(s, "allkeys-lru"),
      // The rule cache-mixed-data judges it.
      (s) => withPolicy(s, "volatile-lru"),
      // By the name of the group, without a reference.
      (s) => withPolicy(s, "allkeys-lfu", { parameterGroupName: "shop" }),
      redisInstance,
      redisCluster,
      valkey,
      // The rule cache-store-eviction judges it.
      stored((s) => withPolicy(s, "noeviction")),
    ],
    noncompliant: [
      replicationGroup,
      (s) => replicationGroup(s, { parameterGroupName: "default.redis7" }),
      (s) => withPolicy(s, undefined),
      (s) => withPolicy(s, "noeviction"),
      (s) => redisInstance(s, { redisConfigs: undefined }),
      (s) => redisCluster(s, { redisConfigs: { "maxmemory-policy": "noeviction" } }),
      (s) => valkey(s, { engineConfigs: {} }),
    ],
    // The parameter group is in another stack.
    unjudged: [(s) => replicationGroup(s, { parameterGroupName: "of-the-platform" })],
  },
  "cache-mixed-data": {
    compliant: [
      (s) => withPolicy(s, "allkeys-lru"),
      replicationGroup,
      redisInstance,
      redisCluster,
      valkey,
      stored((s) => withPolicy(s, "volatile-ttl")),
    ],
    noncompliant: [
      (s) => withPolicy(s, "volatile-ttl"),
      (s) => redisInstance(s, { redisConfigs: { "maxmemory-policy": "volatile-lru" } }),
      (s) => redisCluster(s, { redisConfigs: { "maxmemory-policy": "volatile-lfu" } }),
      (s) => valkey(s, { engineConfigs: { "maxmemory-policy": "volatile-random" } }),
    ],
    unjudged: [(s) => withPolicy(s, variable(s))],
  },
  "cache-store-eviction": {
    compliant: [
      ...EACH_CACHE,
      // A cache may evict any key.
      (s) => withPolicy(s, "allkeys-lru"),
      ...EACH_POLICY.flatMap((withEach) =>
        ["noeviction", "volatile-lru", undefined].map((policy) =>
          stored((s) => withEach(s, policy)),
        ),
      ),
      // What is nearest to the cache decides.
      stored((s) => declarePurpose(redisInstance(s), CachePurpose.CACHE)),
    ],
    noncompliant: [
      ...EACH_POLICY.flatMap((withEach) =>
        ["allkeys-lru", "allkeys-random"].map((policy) => stored((s) => withEach(s, policy))),
      ),
      (s) => declarePurpose(redisInstance(s), CachePurpose.STORE),
    ],
    unjudged: [stored((s) => withPolicy(s, variable(s)))],
  },
  "cache-store-snapshots": {
    compliant: [
      ...EACH_CACHE.map(stored),
      // A cache may start empty.
      (s) => withPolicy(s, "noeviction", { snapshotRetentionLimit: 0 }),
      (s) => withPolicy(s, "volatile-lru", { snapshotRetentionLimit: 0 }),
    ],
    noncompliant: [
      (s: TerraformStack) => withPolicy(s, "noeviction", { snapshotRetentionLimit: 0 }),
      (s: TerraformStack) => replicationGroup(s, { snapshotRetentionLimit: undefined }),
      (s: TerraformStack) => serverless(s, { snapshotRetentionLimit: 0 }),
      (s: TerraformStack) =>
        redisInstance(s, { persistenceConfig: { persistenceMode: "DISABLED" } }),
      (s: TerraformStack) => redisCluster(s, { persistenceConfig: { mode: "DISABLED" } }),
      (s: TerraformStack) => valkey(s, { persistenceConfig: undefined }),
    ].map(stored),
    unjudged: [
      stored((s) => redisInstance(s, { persistenceConfig: { persistenceMode: variable(s) } })),
    ],
  },
  "cache-sizing": {
    compliant: [
      (s) =>
        reviewSizing(
          replicationGroup(s),
          new CacheSizing({ data: Size.gibibytes(1), topology: TOPOLOGY }),
          { usable: Size.gibibytes(10) },
        ),
      (s) =>
        reviewSizing(
          serverless(s),
          new CacheSizing({ data: Size.gibibytes(4), topology: { kind: "serverless" } }),
          serverlessMemory(10),
        ),
      ...EACH_CACHE.map((build) => reviewed(build, SIZING_NOTE)),
      (s) => memcached(s, { engine: undefined, replicationGroupId: "shop" }),
      stored((s) => reviewedAs(s, CachePurpose.STORE)),
    ],
    noncompliant: [...EACH_CACHE, stored((s) => reviewedAs(s, CachePurpose.CACHE))],
  },
  "cache-connection-budget": {
    compliant: [
      (s) =>
        reviewConnections(
          replicationGroup(s),
          new ConnectionBudget({
            clients: [{ name: "web", replicas: 10 }],
            topology: TOPOLOGY,
            connectionsPerNode: 65_000,
          }),
        ),
      ...EACH_CACHE.map((build) => reviewed(build, CONNECTION_BUDGET_NOTE)),
    ],
    noncompliant: EACH_CACHE,
  },
  "cache-deletion-protection": {
    compliant: [
      ...EACH_CACHE,
      (s) => valkey(s, { deletionProtectionEnabled: false, lifecycle: { preventDestroy: true } }),
    ],
    noncompliant: [
      (s) => replicationGroup(s, { lifecycle: undefined }),
      (s) => serverless(s, { lifecycle: { preventDestroy: false } }),
      (s) => memcached(s, { lifecycle: undefined }),
      (s) => memcacheInstance(s, { lifecycle: undefined }),
      (s) => redisInstance(s, { lifecycle: undefined }),
      (s) => redisCluster(s, { deletionProtectionEnabled: false }),
      (s) => valkey(s, { deletionProtectionEnabled: false }),
    ],
    unjudged: [(s) => valkey(s).addOverride("deletion_protection_enabled", "${var.protect}")],
  },
  "cache-key-rotation": {
    compliant: [(s) => withGoogleKey(s, "7776000s")],
    noncompliant: [(s) => withGoogleKey(s)],
    unjudged: [(s) => withGoogleKey(s, variable(s))],
  },
  "cache-secret-key": {
    compliant: [(s) => withGoogleSecret(s, "key")],
    noncompliant: [(s) => withGoogleSecret(s)],
    unjudged: [(s) => withGoogleSecret(s, variable(s))],
  },
  "cache-alarms": {
    compliant: [
      (s) => {
        replicationGroup(s);
        alarm(s, "DatabaseMemoryUsagePercentage");
        alarm(s, "CurrConnections");
      },
      (s) => {
        redisInstance(s);
        policyAlert(s, "stats/memory/usage_ratio");
        policyAlert(s, "clients/connected");
      },
      ...EACH_CACHE.map(
        (build): Build =>
          (s) => {
            build(s);
            prometheusRule(s);
            exporter(s);
          },
      ),
      // Someone else measures.
      (s) => {
        replicationGroup(s);
        prometheusRule(s, { "cdktf-managed-cache/measured-by": "cache=shop" });
      },
    ],
    noncompliant: [
      ...EACH_CACHE,
      // Rules without data.
      ...EACH_CACHE.map(
        (build): Build =>
          (s) => {
            build(s);
            prometheusRule(s);
          },
      ),
      // Rules on another cache.
      (s) => {
        replicationGroup(s, { replicationGroupId: "checkout" });
        redisInstance(s, { name: "shop" });
        policyAlert(s, "stats/memory/usage_ratio");
        policyAlert(s, "clients/connected");
        prometheusRule(s, {}, '{cache="shop"}');
        exporter(s);
      },
      (s) => {
        replicationGroup(s);
        alarm(s, "CurrConnections");
      },
      // Alarms on another cache.
      (s) => {
        replicationGroup(s, { replicationGroupId: "checkout" });
        alarm(s, "DatabaseMemoryUsagePercentage");
        alarm(s, "CurrConnections");
      },
    ],
  },
  "credentials-in-code": {
    compliant: [replicationGroup, (s) => withSecret(s), (s) => withGoogleSecret(s)],
    noncompliant: [
      (s) => replicationGroup(s, { authToken: "correct-horse-battery-staple" }),
      (s) => {
        withSecret(s);
        s.addOverride(
          "resource.aws_secretsmanager_secret_version.version.secret_string",
          "correct-horse-battery-staple",
        );
      },
    ],
  },
  "credentials-in-kubernetes-secret": {
    compliant: [
      (s) => {
        const { authString } = redisInstance(s);
        kubernetesSecret(s, { dataWo: { token: authString } });
      },
      (s) => kubernetesSecret(s, { data: { user: "shop" } }, "registry"),
      (s) => manifest(s, "ExternalSecret", { spec: { target: { name: "redis-auth" } } }),
    ],
    noncompliant: [
      (s) => {
        const { authString } = redisInstance(s);
        kubernetesSecret(s, { data: { token: authString } }, "auth");
      },
      (s) => kubernetesSecret(s, { data: { token: "correct-horse-battery-staple" } }),
      (s) => manifest(s, "Secret", { stringData: { token: redisInstance(s).authString } }),
    ],
  },
  "credentials-in-plain-sight": {
    compliant: [
      (s) => new TerraformOutput(s, "host", { value: redisInstance(s).host }),
      (s) => deployment(s),
    ],
    noncompliant: [
      (s) => new TerraformOutput(s, "token", { value: redisInstance(s).authString }),
      (s) => {
        const data = { token: redisInstance(s).authString };
        new ConfigMapV1(s, "config", { metadata: { name: "config" }, data });
      },
      (s) => {
        const value = redisInstance(s).authString;
        deployment(s, { env: [{ name: "REDIS_AUTH_TOKEN", value }] });
      },
      (s) => manifest(s, "Middleware", { spec: { redis: redisInstance(s).authString } }),
    ],
  },
  "credentials-state-backend": {
    compliant: [
      // Stacks without credentials.
      (s) => {
        replicationGroup(s);
        new LocalBackend(s);
      },
      (s) => {
        redisInstance(s, { authEnabled: false });
        new LocalBackend(s);
      },
      (s) => {
        withSecret(s);
        new S3Backend(s, { bucket: "state", key: "shop", encrypt: true });
      },
    ],
    noncompliant: [
      (s) => withSecret(s),
      (s) => {
        redisInstance(s);
        new LocalBackend(s);
      },
      (s) => {
        withSecret(s);
        new S3Backend(s, { bucket: "state", key: "shop" });
      },
    ],
    unjudged: [
      (s) => {
        withSecret(s);
        new S3Backend(s, { bucket: "state", key: "shop" });
        s.addOverride("terraform.backend.s3.encrypt", "${var.encrypt}");
      },
    ],
  },
  "warmer-fit": {
    compliant: [
      warmer,
      (s) => warmer(s, { timezone: "Europe/Berlin" }),
      (s) => warmer(s, { schedule: "@hourly" }, 3599),
      (s) => warmer(s, {}, 180, { CACHE_TTL_SECONDS: "241" }),
      (s) => warmer(s, {}, 180, { TTL: "5m" }),
      // Values without a time, and variables about something else.
      (s) => warmer(s, {}, 180, { REDIS_TTL: "long", DNS_TTL: "30", SESSION_TTL_SECONDS: "60" }),
    ],
    noncompliant: [
      (s) => warmer(s, { concurrencyPolicy: "Allow" }),
      (s) => warmer(s, { startingDeadlineSeconds: undefined }),
      (s) => warmer(s, { startingDeadlineSeconds: 5 }),
      (s) => warmer(s, { timezone: undefined }),
      (s) => {
        warmer(s).addOverride("spec.job_template.spec.active_deadline_seconds", null);
      },
      // It runs every 4 minutes, 240 seconds.
      (s) => warmer(s, {}, 240),
      (s) => warmer(s, {}, 180, { CACHE_TTL_SECONDS: "240" }),
      (s) => warmer(s, {}, 180, { ENTRY_TTL: "239" }),
      (s) => warmer(s, {}, 180, { REDIS_TTL_MS: "240000" }),
      (s) => warmer(s, {}, 180, { CACHE_KEY_TTL_MINUTES: "4" }),
      (s) => warmer(s, {}, 180, { TTL: "4m" }),
      // The longest pause is the weekend.
      (s) => warmer(s, { schedule: "0 * * * MON-FRI" }, 180, { CACHE_TTL: "24h" }),
      (s) => warmer(s, { schedule: "0 */8 * * *" }, 180, { CACHE_TTL: "7h" }),
      (s) => warmer(s, { schedule: "every four minutes" }),
      (s) => warmer(s, { schedule: "* * * * * *" }),
      (s) => warmer(s, { schedule: "0 0 31 2 *" }),
      (s) => warmer(s, { schedule: "TZ=Europe/Berlin */4 * * * *" }),
      (s) => warmer(s, { timezone: "Mars/Olympus" }),
    ],
    unjudged: [(s) => warmer(s, { schedule: variable(s) })],
  },
};

/** A workload whose name alone says that it uses a cache. */
function unknownContainers(stack: TerraformStack): void {
  const workload = deployment(stack, {}, {}, "redis");
  workload.addOverride("spec.template.spec.container", "${var.pods}");
}

const { env: _, ...QUIET } = CONTAINER;

export const POD_CASES: Cases = {
  "cache-in-cluster": {
    compliant: [
      deployment,
      (s) => deployment(s, { image: "oliver006/redis_exporter:v1.88.0" }),
      (s) => deployment(s, { image: "registry.example/shop-redis:7" }),
      // A program that starts the pod is no server.
      (s) => deployment(s, {}, { initContainer: [{ ...CONTAINER, image: "redis:7" }] }),
      (s) => {
        declareDevelopment(s);
        deployment(s, { image: "redis:7" });
      },
      (s) => {
        declareDevelopment(s);
        new InClusterRedis(s, "redis", IN_CLUSTER);
      },
    ],
    noncompliant: [
      ...[
        "redis",
        "redis:7.2",
        "registry.example:5000/valkey/valkey@sha256:0",
        "memcached:1.6",
      ].map((image) => (s: TerraformStack) => deployment(s, { image })),
      // Whatever its image is called.
      (s) => new InClusterRedis(s, "redis", { ...IN_CLUSTER, image: "registry.example/cache:8" }),
      // What is declared beside it says nothing about it.
      (s) => {
        declareDevelopment(new Construct(s, "other"));
        new InClusterRedis(s, "redis", IN_CLUSTER);
      },
    ],
    unjudged: [(s) => deployment(s, { image: variable(s) })],
  },
  "pod-namespace": {
    compliant: [deployment],
    noncompliant: [
      (s) => deployment(s, {}, {}, "default"),
      (s) => deployment(s).addOverride("metadata.namespace", null),
    ],
    unjudged: [(s) => deployment(s, {}, {}, variable(s))],
  },
  "pod-resources": {
    compliant: [deployment, warmer],
    noncompliant: [
      (s) => deployment(s, { resources: undefined }),
      (s) => deployment(s, { resources: { requests: { cpu: "1", memory: "64Mi" } } }),
      // Init containers too.
      (s) => deployment(s, {}, { initContainer: [{ ...CONTAINER, resources: undefined }] }),
    ],
    unjudged: [(s) => unknownContainers(s)],
  },
  "pod-cpu-limit": {
    compliant: [deployment],
    noncompliant: [(s) => deployment(s, { resources: { limits: { memory: "64Mi" } } })],
    unjudged: [(s) => deployment(s, { resources: { limits: { cpu: variable(s) } } })],
  },
  "pod-image-tag": {
    compliant: [deployment, (s) => deployment(s, { image: "registry.example:5000/client:1.2" })],
    noncompliant: [
      (s) => deployment(s, { image: "redis" }),
      (s) => deployment(s, { image: "redis:latest" }),
      (s) => deployment(s, { image: "registry.example:5000/client" }),
    ],
    unjudged: [(s) => deployment(s, { image: variable(s) })],
  },
  "pod-image-digest": {
    compliant: [deployment],
    noncompliant: [(s) => deployment(s, { image: "redis:7.2" })],
    unjudged: [(s) => deployment(s, { image: variable(s) })],
  },
  "pod-image-pull-policy": {
    compliant: [deployment, (s) => deployment(s, { image: "redis:7", imagePullPolicy: "Always" })],
    noncompliant: [(s) => deployment(s, { image: "redis:7.2" })],
    unjudged: [(s) => deployment(s, { imagePullPolicy: variable(s) })],
  },
  "pod-privileged": {
    compliant: [deployment, warmer],
    noncompliant: [
      (s) => deployment(s, { securityContext: undefined }),
      (s) => deployment(s, { securityContext: { privileged: true } }),
    ],
    unjudged: [
      (s) =>
        deployment(s).addOverride(
          "spec.template.spec.container.0.security_context",
          "${var.context}",
        ),
    ],
  },
  "pod-host-namespaces": {
    compliant: [deployment, warmer],
    noncompliant: [
      (s) => deployment(s, {}, { hostNetwork: true }),
      (s) => deployment(s, {}, { hostPid: true }),
    ],
    unjudged: [(s) => deployment(s).addOverride("spec.template.spec.host_network", "${var.host}")],
  },
  "pod-capabilities": {
    compliant: [deployment, warmer],
    noncompliant: [
      (s) => deployment(s, { securityContext: {} }),
      (s) =>
        deployment(s, {
          securityContext: { capabilities: { drop: ["ALL"], add: ["NET_ADMIN"] } },
        }),
    ],
    unjudged: [
      (s) => deployment(s, { securityContext: { capabilities: { drop: [variable(s)] } } }),
    ],
  },
  "pod-seccomp": {
    compliant: [deployment, warmer],
    noncompliant: [(s) => deployment(s, {}, { securityContext: {} })],
    unjudged: [
      (s) => deployment(s, { securityContext: { seccompProfile: { type: variable(s) } } }),
    ],
  },
  "pod-user": {
    compliant: [
      deployment,
      warmer,
      (s) =>
        deployment(
          s,
          { securityContext: { runAsNonRoot: true, runAsUser: "10001" } },
          { securityContext: {} },
        ),
    ],
    noncompliant: [
      (s) => deployment(s, {}, { securityContext: {} }),
      // The setting of the container overrides that of the pod.
      (s) => deployment(s, { securityContext: { runAsUser: "0" } }),
      (s) => deployment(s, { securityContext: { runAsUser: "1000" } }),
    ],
    unjudged: [(s) => deployment(s, { securityContext: { runAsUser: variable(s) } })],
  },
  "pod-read-only-root": {
    compliant: [deployment, warmer],
    noncompliant: [(s) => deployment(s, { securityContext: {} })],
    unjudged: [(s) => unknownContainers(s)],
  },
  "pod-service-account-token": {
    compliant: [deployment, warmer],
    noncompliant: [(s) => deployment(s, {}, { automountServiceAccountToken: undefined })],
    unjudged: [
      (s) =>
        deployment(s).addOverride(
          "spec.template.spec.automount_service_account_token",
          "${var.token}",
        ),
    ],
  },
  "pod-secrets-as-files": {
    compliant: [deployment],
    noncompliant: [
      (s) =>
        deployment(s, {
          env: [{ name: "REDIS_AUTH_TOKEN", valueFrom: { secretKeyRef: { name: "a", key: "b" } } }],
        }),
      (s) => deployment(s, { envFrom: [{ secretRef: { name: "redis-auth" } }] }),
    ],
    unjudged: [
      (s) => {
        deployment(s).addOverride("spec.template.spec.container", [
          { name: "redis", dynamic: { env: { for_each: "${var.env}", content: {} } } },
        ]);
      },
    ],
  },
  "pod-probes": {
    compliant: [deployment, warmer],
    noncompliant: [(s) => deployment(s, { readinessProbe: undefined })],
    unjudged: [(s) => unknownContainers(s)],
  },
};

/** Pods that use no cache, with faults that the rules would find. */
export const OTHER_PODS = (stack: TerraformStack) =>
  deployment(stack, { ...QUIET, env: undefined, image: "nginx", securityContext: undefined });
