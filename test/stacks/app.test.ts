import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { Template } from "cdktf-managed-cache/testing";
import { REPLICATION_GROUP_RULES } from "../../lib/aws/replication-group/rules";
import { AZURE_MANAGED_REDIS_RULES } from "../../lib/azure/managed-redis/rules";
import { MEMORYSTORE_REDIS_RULES } from "../../lib/google/redis/rules";
import { IN_CLUSTER_REDIS_RULES } from "../../lib/kubernetes/in-cluster-redis/rules";
import { AwsCacheStack } from "../../stacks/aws-stack";
import type { AwsEnvironment } from "../../stacks/environment";
import dev from "../../stacks/environments/dev";
import { configureBackend, type StateBackend } from "../../stacks/state-backend";

/** The app as `cdktf synth` runs it. */
function run(environment: string | undefined, outdir: string) {
  const { CACHE_ENV: _, ...inherited } = process.env;
  return spawnSync("node", ["--require", "./stacks/register.js", "stacks/main.ts"], {
    encoding: "utf8",
    env: {
      ...inherited,
      CDKTF_OUTDIR: outdir,
      ...(environment !== undefined && { CACHE_ENV: environment }),
    },
  });
}

function synth(environment: AwsEnvironment): Template {
  return Template.fromStack(new AwsCacheStack(Testing.app(), "cache-test", environment));
}

describe("the app", () => {
  let outdir: string;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), "cdktf-"));
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  test.each([
    ["no CACHE_ENV", undefined, "cache-dev"],
    ["CACHE_ENV=dev", "dev", "cache-dev"],
    ["CACHE_ENV=prod", "prod", "cache-prod"],
    ["CACHE_ENV=google-prod", "google-prod", "cache-google-prod"],
  ])("%s makes one stack of its settings", (_, environment, stack) => {
    expect(run(environment, outdir)).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(outdir, "stacks"))).toEqual([stack]);
  });

  test("an unknown environment lists those there are, without a stack trace", () => {
    const { status, stderr } = run("staging", outdir);
    expect(status).toBe(1);
    expect(stderr).toBe(
      'CACHE_ENV: 1 fault\n  [stacks.environment] CACHE_ENV is "staging"; expected azure-dev, dev, google-dev, google-prod, local, prod; name one of them, or add a file to stacks/environments\n',
    );
    expect(readdirSync(outdir)).toEqual([]);
  });

  test("the local environment wants the network that its script makes", () => {
    const { status, stderr } = run("local", outdir);
    expect(status).toBe(1);
    expect(stderr).toContain("npm run deploy:local");

    const network = join(outdir, "network.json");
    process.env.CACHE_LOCAL_NETWORK = network;
    for (const damaged of ["", "no JSON", "[]", "null", '{ "vpcId": ']) {
      writeFileSync(network, damaged);
      expect(run("local", outdir).stderr).toMatch(
        /^the environment local: 1 fault\n {2}\[stacks\.local-network\] .*has no JSON object/,
      );
    }
    writeFileSync(
      network,
      JSON.stringify({
        vpcId: "vpc-1",
        subnets: [
          { id: "subnet-1", availabilityZone: "eu-west-1a" },
          { id: "subnet-2", availabilityZone: "eu-west-1a" },
        ],
      }),
    );
    const oneZone = run("local", outdir);
    delete process.env.CACHE_LOCAL_NETWORK;
    expect(oneZone.stderr).toMatch(
      /^ElastiCacheReplicationGroup cache-local\/.*\n {2}\[elasticache\.zones\]/,
    );
    expect(oneZone.stderr).not.toContain("    at ");
  });
});

describe("AwsCacheStack", () => {
  const withCluster = synth(dev as AwsEnvironment);
  const withoutCluster = synth({ ...(dev as AwsEnvironment), kubernetes: undefined });

  test("tells people and scripts what was made, and no secret", () => {
    expect(withCluster.outputs.map(({ name }) => name)).toEqual([
      "client_environment",
      "connection_budget",
      "connection_limit",
      "eviction_policy",
      "kms_key_arn",
      "primary_endpoint",
      "reader_endpoint",
      "replication_group_arn",
      "replication_group_id",
      "secret_arn",
      "security_group_id",
    ]);
    expect(JSON.stringify(withCluster.outputs)).not.toContain("secret_string");
  });

  test("has no output for what is not there", () => {
    const template = synth({
      ...(dev as AwsEnvironment),
      cache: {
        ...dev.cache,
        shards: 3,
        customerManagedKey: false,
        authentication: { kind: "users", users: { app: { accessString: "on ~* +@all" } } },
      },
    });
    const names = template.outputs.map(({ name }) => name);
    expect(names).not.toContain("reader_endpoint");
    expect(names).not.toContain("primary_endpoint");
    expect(names).not.toContain("kms_key_arn");
    expect(names).toContain("configuration_endpoint");
    expect(template.output("client_environment").value).toMatchObject({
      REDIS_AUTH_USERNAME: "app",
    });
  });

  test("keeps its cache when a cluster comes or goes", () => {
    const cloud = (template: Template) => template.find({ type: /^aws_/ });
    expect(cloud(withCluster)).not.toEqual([]);
    expect(cloud(withoutCluster)).toEqual(cloud(withCluster));
    expect(withoutCluster.count({ type: /^kubernetes_/ })).toBe(0);
  });
});

describe("state", () => {
  function backend(state: StateBackend) {
    const stack = new TerraformStack(Testing.app(), "test");
    configureBackend(stack, state);
    return JSON.parse(Testing.synth(stack)).terraform;
  }

  test("in S3 is encrypted and locked", () => {
    expect(
      backend({ kind: "s3", bucket: "state", key: "cache.tfstate", region: "eu-west-1" }).backend
        .s3,
    ).toEqual({
      bucket: "state",
      key: "cache.tfstate",
      region: "eu-west-1",
      encrypt: true,
      use_lockfile: true,
    });
  });

  test("can be at HCP Terraform", () => {
    expect(
      backend({ kind: "cloud", organization: "shop", workspace: "cache" }).cloud,
    ).toMatchObject({ organization: "shop", workspaces: { name: "cache" } });
  });

  test("can be a file", () => {
    expect(backend({ kind: "local", path: "cache.tfstate" }).backend.local.path).toBe(
      join(process.cwd(), "cache.tfstate"),
    );
  });
});

test("every id of a fault is listed in the docs, and none that is not there", () => {
  const listed = [
    ...readFileSync("docs/errors.md", "utf8").matchAll(/^\| `([a-z0-9.-]+)` \|/gm),
  ].map(([, id]) => id);
  const sources = ["lib", "stacks"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
  const used = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /"((?:budget|cpu|duration|engine|guardrails|inspect|plan|props|size|sizing|snapshot|synthesis|window|elasticache|kubernetes|memorystore|azure|alerts|stacks)\.[a-z0-9-]+)"|\[((?:azure|budget|elasticache|guardrails|sizing)\.[a-z0-9-]+)\]/g,
      ),
    ].map(([, id, advice]) => id ?? advice),
  );
  const shared = [
    ...REPLICATION_GROUP_RULES,
    ...MEMORYSTORE_REDIS_RULES,
    ...IN_CLUSTER_REDIS_RULES,
    ...AZURE_MANAGED_REDIS_RULES,
  ].map(({ id }) => id);
  expect(listed.sort()).toEqual([...new Set([...used, ...shared])].sort());
});
