import {
  MemorystoreRedisClusterForKubernetes,
  MemorystoreValkeyForKubernetes,
  type MemorystoreValkeyForKubernetesProps,
} from "cdktf-managed-cache/patterns/google";
import { MINIMAL_CLUSTER, MINIMAL_VALKEY, synth } from "../google/make";
import { faultIds } from "../support/faults";

const WARMER = {
  image:
    "registry.example.com/warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};
const EMAIL = "cache-warmer@shop-prod.iam.gserviceaccount.com";
const IDENTITY = { serviceAccount: EMAIL, pool: "clusters-prod.svc.id.goog" };
const PROPS: MemorystoreValkeyForKubernetesProps = {
  cache: { ...MINIMAL_VALKEY, instanceId: "shop" },
  kubernetes: {
    namespace: "shop-cache",
    warmer: WARMER,
    warmers: {
      prices: { ...WARMER, serviceAccountAnnotations: { team: "prices" } },
      stock: { ...WARMER, serviceAccountName: "stock" },
    },
  },
  workloadIdentity: IDENTITY,
};

function make(props: Partial<MemorystoreValkeyForKubernetesProps> = {}) {
  return synth((stack) => {
    new MemorystoreValkeyForKubernetes(stack, "Cache", { ...PROPS, ...props });
  });
}

describe("warmers that log in by Workload Identity", () => {
  const template = make();

  test("run as service accounts that are annotated, but for one that exists already", () => {
    const accounts = template
      .propertiesOf("kubernetes_service_account_v1")
      .map(({ metadata: { name, annotations } }) => [name, annotations]);
    expect(Object.fromEntries(accounts)).toMatchObject({
      "redis-warmer": { "iam.gke.io/gcp-service-account": EMAIL },
      prices: { "iam.gke.io/gcp-service-account": EMAIL, team: "prices" },
    });
    expect(accounts).toHaveLength(2);
    const used = template
      .propertiesOf("kubernetes_cron_job_v1")
      .map(({ spec }) => spec.job_template.spec.template.spec.service_account_name);
    expect(used.sort()).toEqual(["prices", "redis-warmer", "stock"]);
  });

  test("may act as the Google service account, each of them", () => {
    const bindings = template.propertiesOf("google_service_account_iam_member");
    expect(bindings.map(({ member }) => member).sort()).toEqual(
      ["prices", "redis-warmer", "stock"].map(
        (name) => `serviceAccount:clusters-prod.svc.id.goog[shop-cache/${name}]`,
      ),
    );
    for (const { role, service_account_id } of bindings) {
      expect(role).toBe("roles/iam.workloadIdentityUser");
      expect(service_account_id).toBe(`projects/-/serviceAccounts/${EMAIL}`);
    }
  });

  test("may log in to this cache", () => {
    expect(template.only({ type: "google_project_iam_member" }).properties).toMatchObject({
      role: "roles/memorystore.dbConnectionUser",
      member: `serviceAccount:${EMAIL}`,
      condition: { title: "Connect to shop" },
    });
  });

  test("do so to a Redis Cluster as well", () => {
    const cluster = synth((stack) => {
      new MemorystoreRedisClusterForKubernetes(stack, "Cache", {
        ...PROPS,
        cache: MINIMAL_CLUSTER,
      });
    });
    expect(cluster.count({ type: "google_service_account_iam_member" })).toBe(3);
    expect(cluster.only({ type: "google_project_iam_member" }).properties.role).toBe(
      "roles/redis.dbConnectionUser",
    );
  });
});

test("without it nothing is annotated, bound or granted", () => {
  const template = make({ workloadIdentity: undefined });
  expect(template.count({ type: "google_service_account_iam_member" })).toBe(0);
  expect(template.count({ type: "google_project_iam_member" })).toBe(0);
  expect(JSON.stringify(template)).not.toContain("iam.gke.io");
});

test.each<[string, Partial<MemorystoreValkeyForKubernetesProps>]>([
  [
    "memorystore.workload-identity-account",
    { workloadIdentity: { ...IDENTITY, serviceAccount: "shop" } },
  ],
  ["memorystore.workload-identity-pool", { workloadIdentity: { ...IDENTITY, pool: "shop-prod" } }],
  ["memorystore.workload-identity-unused", { kubernetes: {} }],
  [
    "memorystore.grant-connect",
    { cache: { ...MINIMAL_VALKEY, iamAuthentication: false }, kubernetes: { warmer: WARMER } },
  ],
])("%s is refused", (id, props) => {
  expect(faultIds(() => make(props))).toEqual([id]);
});

test("an account and a pool that only Terraform knows are taken", () => {
  const template = make({
    workloadIdentity: { serviceAccount: "${var.email}", pool: "${var.pool}" },
  });
  const [binding] = template.propertiesOf("google_service_account_iam_member");
  expect(binding?.member).toMatch(/^serviceAccount:\$\{var\.pool\}\[shop-cache\//);
});
