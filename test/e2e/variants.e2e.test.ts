import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { CacheEngine, clientEnvironment, Duration } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  type TokenRotation,
  TokenUpdateStrategy,
} from "cdktf-managed-cache/aws";
import { runContractClient } from "../../stacks/local/contract";
import { LOCAL_REGION, LocalAws } from "../../stacks/local/local-aws";
import { LocalRedis } from "../../stacks/local/local-redis";
import { makeNetwork } from "../../stacks/local/network";
import { Terraform } from "../../stacks/local/terraform";
import { AWS_PROVIDER, describeWith, PYTHON, REDIS, TERRAFORM } from "../support/requirements";
import { freePort } from "./checkout";

jest.setTimeout(6 * 60_000);

/** What each variant has that the others do not. */
const VARIANTS: Record<string, Partial<ElastiCacheReplicationGroupProps>> = {
  cluster: { shards: 3, replicas: 1 },
  valkey: { engine: CacheEngine.VALKEY_8_0 },
  users: {
    authentication: {
      kind: "users",
      users: {
        app: { accessString: "on ~* +@all" },
        job: { accessString: "on ~* +@read", authentication: "iam" },
      },
    },
  },
  keyless: { customerManagedKey: false },
};

/** What a second plan of the same stack changes, because the local AWS does not store it. */
const CHANGED_BY_LOCAL_AWS = ["aws_elasticache_parameter_group", "aws_elasticache_user."];

interface Outputs {
  readonly environment: Record<string, string>;
  readonly secret: string;
  readonly policy: string;
}

describeWith([TERRAFORM, PYTHON, REDIS, AWS_PROVIDER], "every kind of cache", () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "variants-")));
  const variants = Object.entries(VARIANTS);
  let aws: LocalAws;
  let port: number;
  let network: Pick<ElastiCacheReplicationGroupProps, "vpcId" | "subnets">;
  let terraform: Terraform;
  let outputs: Record<string, Outputs>;

  /** Synthesizes all variants into one stack, so that one apply waits for all of them. */
  async function synthesize(rotation?: TokenRotation): Promise<void> {
    const app = new App({ outdir: path.join(folder, "cdktf.out") });
    const stack = new TerraformStack(app, "variants");
    new AwsProvider(stack, "aws", { region: LOCAL_REGION });
    for (const [name, props] of variants) {
      const cache = new ElastiCacheReplicationGroup(stack, name, {
        ...network,
        nodeType: "cache.r7g.large",
        port,
        deletionProtection: false,
        finalSnapshot: false,
        secretRecoveryWindow: Duration.days(0),
        applyImmediately: true,
        allowFrom: { network: { cidrBlock: "10.77.0.0/16" } },
        authentication: { kind: "generated-token", rotation },
        ...props,
      });
      new TerraformOutput(stack, `out_${name}`, {
        staticId: true,
        value: {
          environment: clientEnvironment(cache),
          secret: cache.secretArn,
          policy: cache.evictionPolicy,
        },
      });
    }
    app.synth();
    terraform = new Terraform(path.join(folder, "cdktf.out/stacks/variants"), aws.environment());
    await terraform.init();
  }

  /** Connects to what was deployed, with the contract's variables alone. */
  async function connect(name: string, username?: string): Promise<string> {
    const { environment, secret, policy } = outputs[name] as Outputs;
    const token = await aws.secretValue(secret);
    const redis = await LocalRedis.start(path.join(folder, "redis"), {
      port,
      host: environment.REDIS_TLS_SERVER_NAME as string,
      username,
      token,
      evictionPolicy: policy,
      clusterMode: environment.REDIS_CLUSTER_MODE === "true",
    });
    try {
      return await runContractClient({
        ...environment,
        REDIS_TLS_CA_FILE: redis.caFile,
        REDIS_AUTH_TOKEN: token,
        ...(username && { REDIS_AUTH_USERNAME: username }),
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
    await LocalRedis.stop(path.join(folder, "redis"));
    await aws?.stop();
    fs.rmSync(folder, { recursive: true });
  });

  test("a second plan changes nothing", async () => {
    expect(await changes()).toEqual([]);
  });

  test("cluster mode: a cluster client finds its way from the configuration endpoint", async () => {
    expect(await connect("cluster")).toMatch(/^server +cluster/);
  });

  test("Valkey: a client connects with the token", async () => {
    expect(await connect("valkey")).toMatch(/^server +standalone/);
  });

  test("users: a client connects by name and password", async () => {
    expect(await connect("users", "app")).toMatch(/policy allkeys-lru/);
  });

  test("without a key of its own: a client connects all the same", async () => {
    expect(await connect("keyless")).toMatch(/policy allkeys-lru/);
  });

  test("a rotation is two applies that replace nothing but the token", async () => {
    const oldToken = await aws.secretValue(outputs.valkey?.secret as string);
    const withToken = ["cluster", "keyless", "valkey"];

    await synthesize({ label: "2026-11", strategy: TokenUpdateStrategy.ROTATE });
    const rotated = await changes();
    await terraform.apply();
    const newToken = await aws.secretValue(outputs.valkey?.secret as string);
    await synthesize({ label: "2026-11", strategy: TokenUpdateStrategy.SET });
    const set = await changes();
    await terraform.apply();

    const short = (planned: string[]) =>
      planned.map((change) => change.replace(/_[0-9A-F]{8}$/, ""));
    expect(short(rotated).sort()).toEqual(
      withToken
        .flatMap((name) => [
          `create aws_secretsmanager_secret_version.${name}_AuthToken_Secret_Version-2026-11`,
          `delete aws_secretsmanager_secret_version.${name}_AuthToken_Secret_Version-initial`,
          `update aws_elasticache_replication_group.${name}`,
        ])
        .sort(),
    );
    expect(short(set).sort()).toEqual(
      withToken.map((name) => `update aws_elasticache_replication_group.${name}`),
    );
    expect(newToken === oldToken).toBe(false);
    expect(await aws.secretValue(outputs.valkey?.secret as string)).toBe(newToken);
    expect(await connect("valkey")).toMatch(/^server +standalone/);
    expect(await changes()).toEqual([]);
  });

  test("after destroy nothing is left", async () => {
    await terraform.destroy();
    expect(await terraform.show()).toEqual([]);
    await expect(aws.secretValue(outputs.valkey?.secret as string)).rejects.toThrow("no value");
  });
});
