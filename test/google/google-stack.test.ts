import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { Size } from "cdktf-managed-cache";
import { Template } from "cdktf-managed-cache/testing";
import { addStacks } from "../../stacks/add-stacks";
import type {
  Environment,
  GoogleEnvironment,
  GoogleRedisCache,
  GoogleSettings,
} from "../../stacks/environment";
import dev from "../../stacks/environments/dev";
import googleDev from "../../stacks/environments/google-dev";
import googleProd from "../../stacks/environments/google-prod";
import { GoogleCacheStack } from "../../stacks/google-stack";
import { configureBackend } from "../../stacks/state-backend";
import { faultIds } from "../support/faults";

const { furtherCaches: _, ...environment } = googleDev as GoogleSettings & GoogleRedisCache;

function synth(inputs: GoogleEnvironment): Template {
  return Template.fromStack(new GoogleCacheStack(Testing.app(), "cache-test", inputs));
}

describe("the app", () => {
  let outdir: string;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), "cdktf-"));
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  test("CACHE_ENV=google-dev makes one stack that plans without reading from the API", () => {
    const { status, stderr } = spawnSync(
      "node",
      ["--require", "./stacks/register.js", "stacks/main.ts"],
      {
        encoding: "utf8",
        env: { ...process.env, CACHE_ENV: "google-dev", CDKTF_OUTDIR: outdir },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["cache-google-dev"]);
    const stack = JSON.parse(
      readFileSync(join(outdir, "stacks/cache-google-dev/cdk.tf.json"), "utf8"),
    );
    expect(stack.data).toBeUndefined();
    const manifests: { manifest: { apiVersion: string } }[] = Object.values(
      stack.resource.kubernetes_manifest,
    );
    // What a GKE cluster has from the start.
    expect(new Set(manifests.map(({ manifest }) => manifest.apiVersion))).toEqual(
      new Set(["monitoring.googleapis.com/v1"]),
    );
    expect(Object.keys(stack.terraform.required_providers)).toEqual(["google", "kubernetes"]);
  });
});

describe("stacks of one settings file", () => {
  function stackIds(...environments: Environment[]): string[] {
    const app = Testing.app();
    addStacks(app, "cache-prod", environments);
    return app.node.children.map(({ node }) => node.id);
  }

  test("one is named after the environment, whichever cloud it is on", () => {
    expect(stackIds(dev)).toEqual(["cache-prod"]);
    expect(stackIds(environment)).toEqual(["cache-prod"]);
  });

  test("one that is added behind the other renames nothing", () => {
    expect(stackIds(dev, environment)).toEqual(["cache-prod", "cache-prod-google"]);
    expect(stackIds(environment, dev)).toEqual(["cache-prod", "cache-prod-aws"]);
  });

  test("two on one cloud are refused", () => {
    expect(faultIds(() => stackIds(dev, environment, dev))).toEqual(["stacks.environment-clouds"]);
  });
});

describe("GoogleCacheStack", () => {
  const withCluster = synth(environment);

  test("tells people and scripts what was made, and no secret", () => {
    expect(withCluster.outputs.map(({ name }) => name)).toEqual([
      "client_environment",
      "connection_budget",
      "connection_limit",
      "eviction_policy",
      "instance_id",
      "instance_name",
      "kms_key_name",
      "primary_endpoint",
      "reader_endpoint",
      "secret_name",
    ]);
    expect(JSON.stringify(withCluster.outputs)).not.toMatch(/auth_string|secret_data/);
  });

  test("has no output for what is not there", () => {
    const { outputs } = synth({
      ...environment,
      cache: { memory: Size.gibibytes(1), customerManagedKey: false, authEnabled: false },
    });
    const names = outputs.map(({ name }) => name);
    expect(names).toContain("primary_endpoint");
    for (const name of ["reader_endpoint", "kms_key_name", "secret_name"]) {
      expect(names).not.toContain(name);
    }
  });

  test("passes the project, the region and the network on", () => {
    expect(withCluster.only({ type: "google_redis_instance" }).properties).toMatchObject({
      project: environment.project,
      region: environment.region,
      authorized_network: environment.network.network,
    });
  });

  test("keeps its cache when a cluster comes or goes", () => {
    const withoutCluster = synth({ ...environment, kubernetes: undefined });
    // The threshold of a policy follows the connection budget.
    const cloud = (template: Template) =>
      template.find({ type: /^google_(?!monitoring_alert_policy)/ });
    const policies = (template: Template) =>
      template.find({ type: "google_monitoring_alert_policy" }).map(({ address }) => address);
    expect(policies(withoutCluster)).toEqual(policies(withCluster));
    expect(cloud(withCluster)).not.toEqual([]);
    expect(cloud(withoutCluster)).toEqual(cloud(withCluster));
    expect(withoutCluster.count({ type: /^kubernetes_/ })).toBe(0);
  });
});

describe("an environment with a cache of each service of Memorystore", () => {
  const prod = synth(googleProd);
  const CACHES = ["Cache", "Sessions", "Catalogue"];
  const VALKEY = "google_memorystore_instance";
  const CLUSTER = "google_redis_cluster";
  const POLICY = "google_network_connectivity_service_connection_policy";

  test("has each of them, with its alert policies, its dashboard and its cluster side", () => {
    const types = [VALKEY, "google_redis_instance", CLUSTER];
    expect(types.map((type) => prod.only({ type }).path)).toEqual([
      "cache-test/Cache/Valkey/Resource",
      "cache-test/Sessions/Redis/Resource",
      "cache-test/Catalogue/RedisCluster/Resource",
    ]);
    for (const id of CACHES) {
      const path = `cache-test/${id}`;
      expect(prod.count({ type: "google_monitoring_dashboard", path })).toBe(1);
      expect(prod.count({ type: "google_monitoring_alert_policy", path })).toBeGreaterThan(5);
      expect(prod.count({ type: "kubernetes_endpoint_slice_v1", path })).toBeGreaterThan(0);
    }
    const contracts = prod
      .find({ type: "kubernetes_config_map_v1" })
      .map(({ properties }) => properties.metadata)
      .filter(({ namespace, name }) => namespace === "shop" && name.endsWith("-client"));
    expect(contracts.map(({ name }) => name).sort()).toEqual([
      "catalogue-client",
      "redis-client",
      "sessions-client",
    ]);
  });

  test("has an exporter where clients log in by an AUTH string, and none where they do by IAM", () => {
    expect(prod.find({ type: "kubernetes_deployment_v1" }).map(({ path }) => path)).toEqual([
      "cache-test/Sessions/Kubernetes/Exporter/Resource",
    ]);
  });

  test("lets both services into the network, before their caches are made", () => {
    const firstOf = (type: string) => prod.only({ type }).properties.depends_on;
    const policy = (id: string) => prod.only({ type: POLICY, path: `cache-test/${id}` }).address;
    expect(firstOf(VALKEY)).toContain(policy("ValkeyEndpoints"));
    expect(firstOf(CLUSTER)).toContain(policy("RedisClusterEndpoints"));
    expect(
      prod.propertiesOf(POLICY).map(({ service_class, location }) => [service_class, location]),
    ).toEqual([
      ["gcp-memorystore-redis", "europe-west1"],
      ["gcp-memorystore", "europe-west1"],
    ]);
  });

  test("has one policy of a service, however many caches it has", () => {
    const { furtherCaches = {} } = googleProd as GoogleEnvironment;
    const { Catalogue } = furtherCaches;
    const template = synth({
      ...(googleProd as GoogleEnvironment),
      furtherCaches: {
        Prices: { ...Catalogue, kubernetes: undefined } as GoogleEnvironment,
        Stock: { ...Catalogue, kubernetes: undefined } as GoogleEnvironment,
      },
    });
    expect(template.count({ type: CLUSTER })).toBe(2);
    expect(template.count({ type: POLICY })).toBe(2);
  });

  test("makes no policy where the network has them already", () => {
    const { endpointSubnets: _, ...network } = googleProd.network;
    const template = synth({ ...(googleProd as GoogleEnvironment), network });
    expect(template.count({ type: POLICY })).toBe(0);
    expect(template.count({ type: VALKEY })).toBe(1);
  });

  test("lets the clients of each log in to that cache alone", () => {
    const grants = prod.find({ type: "google_project_iam_member" });
    expect(grants.map(({ path, properties }) => [path, properties.role])).toEqual([
      ["cache-test/Cache/Valkey/Connect-shop/Resource", "roles/memorystore.dbConnectionUser"],
      [
        "cache-test/Cache/Valkey/Connect-workload-identity/Resource",
        "roles/memorystore.dbConnectionUser",
      ],
      ["cache-test/Catalogue/RedisCluster/Connect-shop/Resource", "roles/redis.dbConnectionUser"],
    ]);
  });

  test("tells people and scripts what each service calls its cache", () => {
    const names = prod.outputs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["instance_id", "instance_name"]));
    expect(names).toEqual(
      expect.arrayContaining([
        "catalogue_cluster_id",
        "catalogue_cluster_name",
        "catalogue_configuration_endpoint",
        "sessions_secret_name",
      ]),
    );
    expect(names).not.toContain("secret_name");
    expect(names).not.toContain("catalogue_secret_name");
  });

  test("keeps each cache when a cluster comes or goes", () => {
    const { kubernetes: __, furtherCaches = {}, ...first } = googleProd as GoogleEnvironment;
    const further = Object.entries(furtherCaches).map(([id, cache]) => [
      id,
      { ...cache, kubernetes: undefined },
    ]);
    const alone = synth({
      ...first,
      furtherCaches: Object.fromEntries(further),
    } as GoogleEnvironment);
    // The threshold of a policy follows the connection budget.
    const cloud = (template: Template) =>
      template
        .find({ type: /^google_(?!monitoring_alert_policy)/ })
        // What the warmers log in by goes with them.
        .filter(({ path }) => !/workload-?identity/i.test(path ?? ""));
    const policies = (template: Template) =>
      template.find({ type: "google_monitoring_alert_policy" }).map(({ address }) => address);
    expect(cloud(alone)).toEqual(cloud(prod));
    expect(policies(alone)).toEqual(policies(prod));
    expect(alone.count({ type: /^kubernetes_/ })).toBe(0);
  });
});

describe("state in Cloud Storage", () => {
  function backend(kmsKeyName?: string) {
    const stack = new TerraformStack(Testing.app(), "test");
    configureBackend(stack, { kind: "gcs", bucket: "state", prefix: "cache/prod", kmsKeyName });
    return JSON.parse(Testing.synth(stack)).terraform.backend;
  }

  test("has a folder in a bucket, under the bucket's key or a given one", () => {
    expect(backend()).toEqual({ gcs: { bucket: "state", prefix: "cache/prod" } });
    const key = "projects/shop-prod/locations/europe/keyRings/state/cryptoKeys/state";
    expect(backend(key)).toEqual({
      gcs: { bucket: "state", prefix: "cache/prod", kms_encryption_key: key },
    });
  });
});
