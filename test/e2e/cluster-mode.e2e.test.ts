import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Duration } from "cdktf-managed-cache";
import {
  ClusterMode,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { LOCAL_REGION, LocalAws } from "../../stacks/local/local-aws";
import { makeNetwork } from "../../stacks/local/network";
import { Terraform } from "../../stacks/local/terraform";
import { AWS_PROVIDER, describeWith, PYTHON, TERRAFORM } from "../support/requirements";
import { freePort } from "./checkout";

jest.setTimeout(6 * 60_000);

/** What a plan changes because the local AWS does not store it. */
const CHANGED_BY_LOCAL_AWS = /^update aws_elasticache_parameter_group/;

describeWith([TERRAFORM, PYTHON, AWS_PROVIDER], "a cache that moves to cluster mode", () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "cluster-mode-")));
  let aws: LocalAws;
  let network: Pick<ElastiCacheReplicationGroupProps, "vpcId" | "subnets">;

  /** What the next step changes. It is applied. */
  async function step(props: Partial<ElastiCacheReplicationGroupProps>): Promise<string[]> {
    const app = new App({ outdir: path.join(folder, "cdktf.out") });
    const stack = new TerraformStack(app, "move");
    new AwsProvider(stack, "aws", { region: LOCAL_REGION });
    new ElastiCacheReplicationGroup(stack, "Cache", {
      ...network,
      nodeType: "cache.r7g.large",
      replicas: 1,
      deletionProtection: false,
      finalSnapshot: false,
      secretRecoveryWindow: Duration.days(0),
      applyImmediately: true,
      ...props,
    });
    app.synth();
    const terraform = new Terraform(path.join(folder, "cdktf.out/stacks/move"), aws.environment());
    await terraform.init();
    const planned = await terraform.plan();
    await terraform.apply();
    return planned
      .filter((change) => !CHANGED_BY_LOCAL_AWS.test(change))
      .map((change) => change.replace(/_[0-9A-F]{8}$/, ""));
  }

  beforeAll(async () => {
    aws = await LocalAws.start(path.join(folder, "aws"), {
      port: await freePort(),
      redisPort: await freePort(),
    });
    const networkFolder = path.join(folder, "network");
    const file = await makeNetwork(networkFolder, new Terraform(networkFolder, aws.environment()));
    network = JSON.parse(fs.readFileSync(file, "utf8"));
  });

  afterAll(async () => {
    await aws?.stop();
    fs.rmSync(folder, { recursive: true });
  });

  test("keeps its nodes in every step", async () => {
    await step({});
    const group = "aws_elasticache_replication_group.Cache";
    const { COMPATIBLE, ENABLED } = ClusterMode;

    const compatible = await step({ clusterMode: COMPATIBLE });
    expect(compatible.sort()).toEqual([
      "create+delete aws_elasticache_parameter_group.Cache_ParameterGroup",
      `update ${group}`,
    ]);
    expect(await step({ clusterMode: COMPATIBLE, shards: 1 })).toEqual([]);
    expect(await step({ clusterMode: ENABLED, shards: 1 })).toEqual([`update ${group}`]);
    expect(await step({ clusterMode: ENABLED, shards: 2 })).toEqual([`update ${group}`]);
  });
});
