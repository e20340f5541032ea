import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { CacheEngine, clientEnvironment, Duration } from "cdktf-managed-cache";
import { ElastiCacheServerless, type ElastiCacheServerlessProps } from "cdktf-managed-cache/aws";
import { runContractClient } from "../../stacks/local/contract";
import { LOCAL_REGION, LocalAws } from "../../stacks/local/local-aws";
import { LocalRedis } from "../../stacks/local/local-redis";
import { makeNetwork } from "../../stacks/local/network";
import { Terraform } from "../../stacks/local/terraform";
import { AWS_PROVIDER, describeWith, PYTHON, REDIS, TERRAFORM } from "../support/requirements";
import { freePort } from "./checkout";

jest.setTimeout(6 * 60_000);

/** What each variant has that the others do not. The local AWS has no Memcached. */
const VARIANTS: Record<string, Partial<ElastiCacheServerlessProps>> = {
  valkey: {},
  redis: {
    engine: CacheEngine.REDIS_7,
    users: {
      shop: { accessString: "on ~shop:* +@all" },
      job: { accessString: "on ~* +@read", authentication: "iam" },
    },
  },
  keyless: { customerManagedKey: false, snapshotRetention: Duration.days(0) },
};

/** What a second plan of the same stack changes, because the local AWS does not store it. */
const CHANGED_BY_LOCAL_AWS = ["aws_elasticache_user."];

interface Outputs {
  readonly environment: Record<string, string>;
  readonly secret: string;
  readonly arn: string;
}

describeWith([TERRAFORM, PYTHON, REDIS, AWS_PROVIDER], "serverless caches", () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "serverless-")));
  let aws: LocalAws;
  let port: number;
  let network: Pick<ElastiCacheServerlessProps, "vpcId" | "subnets">;
  let terraform: Terraform;
  let outputs: Record<string, Outputs>;

  /** Synthesizes all variants into one stack, so that one apply waits for all of them. */
  async function synthesize(change: Partial<ElastiCacheServerlessProps> = {}): Promise<void> {
    const app = new App({ outdir: path.join(folder, "cdktf.out") });
    const stack = new TerraformStack(app, "serverless");
    new AwsProvider(stack, "aws", { region: LOCAL_REGION });
    for (const [name, props] of Object.entries(VARIANTS)) {
      const cache = new ElastiCacheServerless(stack, name, {
        ...network,
        cacheUsageLimits: {
          dataStorage: { maximum: 10 },
          ecpuPerSecond: { minimum: 1_000, maximum: 15_000 },
        },
        deletionProtection: false,
        secretRecoveryWindow: Duration.days(0),
        allowFrom: { network: { cidrBlock: "10.77.0.0/16" } },
        ...props,
        ...change,
      });
      new TerraformOutput(stack, `out_${name}`, {
        staticId: true,
        value: {
          environment: clientEnvironment(cache),
          secret: cache.secretArn,
          arn: cache.arn,
        },
      });
    }
    app.synth();
    terraform = new Terraform(path.join(folder, "cdktf.out/stacks/serverless"), aws.environment());
    await terraform.init();
  }

  /** Connects to what was deployed, with the contract's variables alone. */
  async function connect(name: string, username: string): Promise<string> {
    const { environment, secret } = outputs[name] as Outputs;
    const token = await aws.secretValue(secret);
    const redis = await LocalRedis.start(path.join(folder, `redis-${name}`), {
      port,
      host: environment.REDIS_TLS_SERVER_NAME as string,
      username,
      token,
      evictionPolicy: "volatile-lru",
      clusterMode: environment.REDIS_CLUSTER_MODE === "true",
    });
    try {
      return await runContractClient({
        ...environment,
        REDIS_TLS_CA_FILE: redis.caFile,
        REDIS_AUTH_TOKEN: token,
        REDIS_AUTH_USERNAME: username,
      });
    } finally {
      await redis.stop();
    }
  }

  /** What a plan would change, but for what the local AWS forgets. */
  async function changes(): Promise<string[]> {
    const planned = await terraform.plan();
    return planned.filter((change) => !CHANGED_BY_LOCAL_AWS.some((type) => change.includes(type)));
  }

  beforeAll(async () => {
    port = await freePort();
    aws = await LocalAws.start(path.join(folder, "aws"), {
      port: await freePort(),
      redisPort: port,
    });
    const networkFolder = path.join(folder, "network");
    const file = await makeNetwork(networkFolder, new Terraform(networkFolder, aws.environment()));
    network = JSON.parse(fs.readFileSync(file, "utf8"));
    await synthesize();
    await terraform.apply();
    outputs = Object.fromEntries(
      Object.entries(await terraform.output()).map(([name, value]) => [
        name.replace("out_", ""),
        value as Outputs,
      ]),
    );
  });

  afterAll(async () => {
    await aws?.stop();
    fs.rmSync(folder, { recursive: true });
  });

  test("a second plan changes nothing", async () => {
    expect(await changes()).toEqual([]);
  });

  test.each([
    ["valkey", "app"],
    ["redis", "shop"],
    ["keyless", "app"],
  ])("%s: a cluster client connects by name and password", async (name, user) => {
    expect(outputs[name]?.environment).toMatchObject({
      REDIS_CLUSTER_MODE: "true",
      REDIS_TLS_ENABLED: "true",
    });
    expect(await connect(name, user)).toMatch(/^server +cluster/);
  });

  test("another description changes the caches in place, and nothing else", async () => {
    await synthesize({ description: "Sessions of the shop" });
    const planned = await changes();
    expect(planned.map((change) => change.replace(/_[0-9A-F]{8}$/, "")).sort()).toEqual([
      "update aws_elasticache_serverless_cache.keyless",
      "update aws_elasticache_serverless_cache.redis",
      "update aws_elasticache_serverless_cache.valkey",
    ]);
    await terraform.apply();
    expect(await changes()).toEqual([]);
  });

  test("another engine with the same major version is in place, another major version replaces", async () => {
    const planned = async (engine: CacheEngine) => {
      await synthesize({ engine, users: { shop: { accessString: "on ~shop:* +@all" } } });
      const cache = /aws_elasticache_serverless_cache\.redis_/;
      return (await changes())
        .filter((change) => cache.test(change))
        .map((change) => change.split(" ")[0]);
    };
    expect(await planned(CacheEngine.VALKEY_7)).toEqual(["update"]);
    expect(await planned(CacheEngine.VALKEY_8)).toEqual(["delete+create"]);
  });

  test("after destroy nothing is left", async () => {
    await terraform.destroy();
    expect(await terraform.show()).toEqual([]);
  });
});
