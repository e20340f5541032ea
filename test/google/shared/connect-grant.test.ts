import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import {
  type IMemorystoreNodeCache,
  MemorystoreRedisCluster,
  MemorystoreValkey,
} from "cdktf-managed-cache/google";
import { CERTIFICATE } from "../../support/certificate";
import { faultIds } from "../../support/faults";
import {
  address,
  IMPORTED_CLUSTER,
  IMPORTED_VALKEY,
  MINIMAL_CLUSTER,
  MINIMAL_VALKEY,
  makeValkey,
  synth,
} from "../make";

const SHOP = "serviceAccount:shop@shop-prod.iam.gserviceaccount.com";
const IAM = { tls: true, caCertificates: CERTIFICATE, iamAuthentication: true };

test.each([
  ["Valkey", MemorystoreValkey, MINIMAL_VALKEY, "roles/memorystore.dbConnectionUser"],
  ["Redis Cluster", MemorystoreRedisCluster, MINIMAL_CLUSTER, "roles/redis.dbConnectionUser"],
] as const)(
  "a grant of %s is the project's role, limited to the cache",
  (_, Cache, props, role) => {
    const template = synth((stack) => {
      const cache: IMemorystoreNodeCache = new Cache(stack, "Cache", { ...props, shards: 3 });
      cache.grantConnect("shop", SHOP);
    });
    const [cache] = template.find({ kind: "resource" }).filter(({ path }) => {
      return path === "test/Cache/Resource";
    });
    expect(template.only({ type: "google_project_iam_member" }).properties).toEqual({
      project: `\${${cache?.address}.project}`,
      role,
      member: SHOP,
      condition: {
        title: "Connect to test-cache",
        expression: `resource.name == "\${${cache?.address}.id}"`,
      },
    });
  },
);

test("a grant of an imported cache names it, and is made by its provider", () => {
  const template = synth((stack) => {
    const provider = new GoogleProvider(stack, "other", { alias: "other" });
    MemorystoreValkey.fromAttributes(stack, "A", {
      ...IMPORTED_VALKEY,
      ...IAM,
      provider,
    }).grantConnect("ops", "user:ops@example.com");
    MemorystoreRedisCluster.fromAttributes(stack, "B", {
      ...IMPORTED_CLUSTER,
      ...IAM,
    }).grantConnect("shop", SHOP);
  });
  const grants = template.propertiesOf("google_project_iam_member");
  expect(grants.map(({ condition, provider }) => [condition.expression, provider])).toEqual([
    [
      'resource.name == "projects/shop-prod/locations/europe-west1/instances/shared"',
      "google.other",
    ],
    ['resource.name == "projects/shop-prod/locations/europe-west1/clusters/shared"', undefined],
  ]);
});

test("several principals can connect", () => {
  const template = synth((stack) => {
    const cache = new MemorystoreValkey(stack, "Cache", MINIMAL_VALKEY);
    cache.grantConnect("shop", SHOP);
    cache.grantConnect("jobs", SHOP.replace("shop@", "jobs@"));
  });
  expect(template.count({ type: "google_project_iam_member" })).toBe(2);
});

test.each([
  ["a group", "group:shop@example.com"],
  ["everybody", "allUsers"],
  [
    "a principal of a workload identity pool",
    "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/a/subject/b",
  ],
  ["an address alone", "shop@shop-prod.iam.gserviceaccount.com"],
])("%s is refused, since Memorystore does not know it", (_, member) => {
  expect(faultIds(() => makeValkey().cache.grantConnect("shop", member))).toEqual([
    "memorystore.grant-member",
  ]);
});

test("a cache without IAM authentication has nothing to grant", () => {
  const { cache } = makeValkey({ iamAuthentication: false });
  expect(faultIds(() => cache.grantConnect("shop", SHOP))).toEqual(["memorystore.grant-connect"]);
});

test("a member that only Terraform knows is taken", () => {
  const template = synth((stack) => {
    new MemorystoreValkey(stack, "Cache", MINIMAL_VALKEY).grantConnect(
      "shop",
      "serviceAccount:${google_service_account.shop.email}",
    );
  });
  expect(address(template, "google_project_iam_member")).toContain("Connect-shop");
});
