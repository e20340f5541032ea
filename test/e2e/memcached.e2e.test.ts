import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { CacheEngine, clientEnvironment, Size } from "cdktf-managed-cache";
import { ElastiCacheMemcached, type ElastiCacheMemcachedProps } from "cdktf-managed-cache/aws";
import { LOCAL_REGION, LocalAws } from "../../stacks/local/local-aws";
import { makeNetwork } from "../../stacks/local/network";
import { Terraform } from "../../stacks/local/terraform";
import { AWS_PROVIDER, describeWith, PYTHON, TERRAFORM } from "../support/requirements";
import { freePort } from "./checkout";

jest.setTimeout(8 * 60_000);

/** What each variant has that the others do not. The local AWS has no discovery endpoint. */
const VARIANTS: Record<string, Partial<ElastiCacheMemcachedProps>> = {
  usual: { numCacheNodes: 2 },
  tuned: {
    engine: CacheEngine.memcached("1.6.17"),
    numCacheNodes: 2,
    preferredAvailabilityZones: [`${LOCAL_REGION}a`, `${LOCAL_REGION}b`],
    maxItemSize: Size.mebibytes(4),
    parameters: { idle_timeout: "600" },
  },
  plain: { numCacheNodes: 1, transitEncryption: false },
};

/** What a second plan of the same stack changes, because the local AWS shows a parameter that nobody has set. */
const CHANGED_BY_LOCAL_AWS = "aws_elasticache_parameter_group.";

describeWith([TERRAFORM, PYTHON, AWS_PROVIDER], "Memcached clusters", () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "memcached-")));
  let aws: LocalAws;
  let port: number;
  let network: Pick<ElastiCacheMemcachedProps, "vpcId" | "subnets">;
  let terraform: Terraform;

  /** Synthesizes all variants into one stack, so that one apply waits for all of them. */
  async function synthesize(
    changes: Record<string, Partial<ElastiCacheMemcachedProps>> = {},
  ): Promise<void> {
    const app = new App({ outdir: path.join(folder, "cdktf.out") });
    const stack = new TerraformStack(app, "memcached");
    new AwsProvider(stack, "aws", { region: LOCAL_REGION });
    for (const [name, props] of Object.entries(VARIANTS)) {
      const cache = new ElastiCacheMemcached(stack, name, {
        ...network,
        nodeType: "cache.r7g.large",
        port,
        deletionProtection: false,
        allowFrom: { network: { cidrBlock: "10.77.0.0/16" } },
        ...props,
        ...changes[name],
      });
      const { MEMCACHED_SERVERS: servers } = clientEnvironment(cache);
      new TerraformOutput(stack, `servers_${name}`, { staticId: true, value: servers });
    }
    app.synth();
    terraform = new Terraform(path.join(folder, "cdktf.out/stacks/memcached"), aws.environment());
    await terraform.init();
  }

  /** What a plan would change, without the hashes of the addresses. */
  async function changes(): Promise<string[]> {
    return (await terraform.plan())
      .filter((change) => !change.includes(CHANGED_BY_LOCAL_AWS))
      .map((change) => change.replace(/_[0-9A-F]{8}$/, ""))
      .sort();
  }

  const servers = (count: number) =>
    Array.from({ length: count }, () => `localhost:${port}`).join();

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
  });

  afterAll(async () => {
    await aws?.stop();
    fs.rmSync(folder, { recursive: true });
  });

  test("a second plan changes nothing", async () => {
    expect(await changes()).toEqual([]);
  });

  test("clients get every node", async () => {
    expect(await terraform.output()).toEqual({
      servers_usual: servers(2),
      servers_tuned: servers(2),
      servers_plain: servers(1),
    });
  });

  test("a node more is in the list after the same deploy, and a node less is not", async () => {
    await synthesize({
      usual: { numCacheNodes: 3 },
      tuned: { numCacheNodes: 1, preferredAvailabilityZones: undefined },
    });
    expect(await changes()).toEqual([
      "update aws_elasticache_cluster.tuned",
      "update aws_elasticache_cluster.usual",
    ]);
    await terraform.apply();
    expect(await terraform.output()).toMatchObject({
      servers_usual: servers(3),
      servers_tuned: servers(1),
    });
    expect(await changes()).toEqual([]);
  });

  test("a later version is in place, an earlier one and TLS replace the cluster", async () => {
    const action = async (changed: Record<string, Partial<ElastiCacheMemcachedProps>>) => {
      await synthesize(changed);
      return (await changes()).filter((change) =>
        /aws_elasticache_cluster\.(tuned|plain)$/.test(change),
      );
    };
    const tuned = { numCacheNodes: 1, preferredAvailabilityZones: undefined };
    expect(await action({ tuned: { ...tuned, engine: CacheEngine.MEMCACHED_1_6_22 } })).toEqual([
      "update aws_elasticache_cluster.tuned",
    ]);
    expect(await action({ tuned: { ...tuned, engine: CacheEngine.memcached("1.6.12") } })).toEqual([
      "delete+create aws_elasticache_cluster.tuned",
    ]);
    expect(await action({ tuned, plain: { transitEncryption: true } })).toEqual([
      "delete+create aws_elasticache_cluster.plain",
    ]);
  });

  test("after destroy nothing is left", async () => {
    await terraform.destroy();
    expect(await terraform.show()).toEqual([]);
  });
});
