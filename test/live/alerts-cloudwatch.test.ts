import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CacheEngine, EvictionPolicy } from "cdktf-managed-cache";
import {
  ELASTICACHE_ALARMS,
  ELASTICACHE_SERVERLESS_ALARMS,
  ElastiCacheAlarms,
  ElastiCacheMemcached,
  ElastiCacheMemcachedAlarms,
  ElastiCacheReplicationGroup,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
} from "cdktf-managed-cache/aws";
import { Background } from "../../stacks/local/background";
import { environment } from "../../stacks/local/environment";
import { LOCAL_REGION, LocalAws } from "../../stacks/local/local-aws";
import { pythonWith } from "../../stacks/local/python";
import { Terraform } from "../../stacks/local/terraform";
import { freePort } from "../support/free-port";
import { AWS_PROVIDER, describeWith, PYTHON, TERRAFORM } from "../support/requirements";
import { CloudWatchApi } from "./cloudwatch-api";
import { answers } from "./exporter-process";

jest.setTimeout(5 * 60_000);

const TOPIC = `arn:aws:sns:${LOCAL_REGION}:123456789012:page`;

/**
 * No local AWS has all of CloudWatch: moto keeps alarms as they are and knows no composite ones,
 * ministack knows those, and forgets half of an alarm.
 */
describeWith([TERRAFORM, PYTHON, AWS_PROVIDER], "alarms in a local AWS", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "alarms-"));
  const stops: (() => void | Promise<void>)[] = [() => fs.rmSync(folder, { recursive: true })];

  afterAll(async () => {
    for (const stop of stops.reverse()) {
      await stop();
    }
  });

  /** The alarms of two shards with a replica each, and what is added, in a folder for Terraform. */
  function synthesize(name: string, add: (stack: TerraformStack) => void = () => {}): string {
    const app = new App({ outdir: path.join(folder, name) });
    const stack = new TerraformStack(app, "alarms");
    new AwsProvider(stack, "aws", { region: LOCAL_REGION });
    const cache = ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
      replicationGroupId: "shop",
      engine: CacheEngine.REDIS_7_1,
      primaryEndpointAddress: "config.shop",
      topology: { kind: "cluster", shards: 2, replicasPerShard: 1 },
      nodeType: "cache.r7g.large",
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
    });
    new ElastiCacheAlarms(stack, "Alarms", {
      cache,
      topics: { critical: [TOPIC], warning: [TOPIC] },
      overrides: enabled("MemoryHighNoEviction", "StoreEvicting", "StoreMemoryHigh"),
      tags: { team: "shop" },
    });
    add(stack);
    app.synth();
    return path.join(folder, name, "stacks/alarms");
  }

  /** The alarms of a serverless cache. */
  function addServerless(stack: TerraformStack): void {
    const cache = ElastiCacheServerless.fromAttributes(stack, "Serverless", {
      serverlessCacheName: "sessions",
      engine: CacheEngine.VALKEY_8,
      endpointAddress: "sessions.example",
      usageMaxima: { dataStorage: 10, ecpuPerSecond: 15_000 },
    });
    new ElastiCacheServerlessAlarms(stack, "ServerlessAlarms", {
      cache,
      topics: { critical: [TOPIC], warning: [TOPIC] },
      overrides: enabled("StoreEvicting", "StoreMemoryHigh"),
    });
  }

  /** The alarms of a Memcached cluster of two nodes. */
  function addMemcached(stack: TerraformStack): void {
    const cache = ElastiCacheMemcached.fromAttributes(stack, "Memcached", {
      clusterId: "pages",
      engine: CacheEngine.MEMCACHED_1_6_22,
      configurationEndpointAddress: "pages.cfg.example",
      nodeAddresses: ["0001.pages.example", "0002.pages.example"],
    });
    new ElastiCacheMemcachedAlarms(stack, "MemcachedAlarms", { cache });
  }

  test("the share that an alarm computes is there, of each node", async () => {
    const moto = await startMoto("shares");
    const stack = synthesize("moto-shares", addMemcached);
    const file = path.join(stack, "cdk.tf.json");
    const { resource, data: _, ...rest } = JSON.parse(fs.readFileSync(file, "utf8"));
    const alarms = Object.entries<Record<string, unknown>>(resource.aws_cloudwatch_metric_alarm);
    const shares = Object.fromEntries(alarms.filter(([, alarm]) => "metric_query" in alarm));
    fs.writeFileSync(
      file,
      JSON.stringify({ ...rest, resource: { aws_cloudwatch_metric_alarm: shares } }),
    );
    const terraform = new Terraform(stack, localEnvironment(moto));
    await terraform.init();
    await terraform.apply();

    const found = await new CloudWatchApi(moto, LOCAL_REGION).alarms("MetricAlarms");
    const metric = (Id: string, MetricName: string, node: string) => ({
      Id,
      MetricStat: {
        Metric: {
          Namespace: "AWS/ElastiCache",
          MetricName,
          Dimensions: expect.arrayContaining([
            { Name: "CacheClusterId", Value: "pages" },
            { Name: "CacheNodeId", Value: node },
          ]),
        },
        Period: 300,
        Stat: "Sum",
      },
    });
    expect(found.sort((a, b) => (a.AlarmName < b.AlarmName ? -1 : 1))).toMatchObject(
      ["0001", "0002"].map((node) => ({
        AlarmName: `pages-HitRateLow-${node}`,
        ComparisonOperator: "LessThanThreshold",
        Threshold: 80,
        Metrics: expect.arrayContaining([
          expect.objectContaining({ Id: "share", Expression: "100 * part / (part + rest)" }),
          expect.objectContaining(metric("part", "GetHits", node)),
          expect.objectContaining(metric("rest", "GetMisses", node)),
        ]),
      })),
    );
    expect(await terraform.plan()).toEqual([]);
  });

  test("every field of every alarm on a node, and on a serverless cache, is there", async () => {
    const moto = await startMoto();
    const stack = synthesize("moto", addServerless);
    const file = path.join(stack, "cdk.tf.json");
    const { resource, ...rest } = JSON.parse(fs.readFileSync(file, "utf8"));
    const { aws_cloudwatch_metric_alarm } = resource;
    fs.writeFileSync(file, JSON.stringify({ ...rest, resource: { aws_cloudwatch_metric_alarm } }));
    const terraform = new Terraform(stack, localEnvironment(moto));
    await terraform.init();
    await terraform.apply();

    const expected = Object.values<Record<string, unknown>>(aws_cloudwatch_metric_alarm);
    const found = await new CloudWatchApi(moto, LOCAL_REGION).alarms("MetricAlarms");
    expect(expected).toHaveLength(
      4 * Object.keys(ELASTICACHE_ALARMS).length +
        Object.keys(ELASTICACHE_SERVERLESS_ALARMS).length,
    );
    expect(found.map(inTerraformsWords).sort(byName)).toEqual(expected.map(fields).sort(byName));
    expect(await terraform.plan()).toEqual([]);
  });

  test("the composite alarm is on as soon as one of its alarms is; the dashboard is there", async () => {
    const aws = await LocalAws.start(path.join(folder, "aws"), {
      port: await freePort(),
      redisPort: await freePort(),
    });
    stops.push(() => aws.stop());
    const terraform = new Terraform(synthesize("ministack"), aws.environment());
    await terraform.init();
    await terraform.apply();

    const cloudWatch = new CloudWatchApi(aws.endpoint, LOCAL_REGION);
    const composite = async () => (await cloudWatch.alarms("CompositeAlarms"))[0];
    await cloudWatch.setState("shop-Evicting-0001-001", "ALARM");
    expect(await composite()).toMatchObject({
      AlarmName: "shop-critical",
      AlarmActions: [TOPIC],
      OKActions: [TOPIC],
    });
    expect((await composite())?.StateValue).not.toBe("ALARM");
    await cloudWatch.setState("shop-EngineCpuHigh-0002-001", "ALARM");
    expect((await composite())?.StateValue).toBe("ALARM");
    await cloudWatch.setState("shop-EngineCpuHigh-0002-001", "OK");
    expect((await composite())?.StateValue).not.toBe("ALARM");

    const { widgets } = await cloudWatch.dashboard("elasticache-shop");
    expect(widgets[0]).toMatchObject({
      type: "alarm",
      properties: { alarms: [(await composite())?.AlarmArn] },
    });
    expect(widgets[6]).toMatchObject({
      properties: {
        region: LOCAL_REGION,
        annotations: { horizontal: [{ label: "ConnectionsHigh", value: 52_000 }] },
      },
    });
  });

  async function startMoto(name = "moto-server"): Promise<string> {
    const python = await pythonWith(path.join(__dirname, "moto-requirements.txt"));
    const port = String(await freePort());
    const own = path.join(folder, name);
    const moto = new Background("moto", own);
    stops.push(() => moto.stop());
    // Python ignores an -X that it doesn't know: this one tells whose process it is.
    moto.start(
      python,
      ["-X", `folder=${own}`, "-m", "moto.server", "-H", "127.0.0.1", "-p", port],
      {
        env: environment(),
      },
    );
    const endpoint = `http://127.0.0.1:${port}`;
    await moto.waitUntil(() => answers(`${endpoint}/moto-api/`));
    return endpoint;
  }
});

/** Overrides that make alarms which the cache would not have. */
function enabled(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { enabled: true }]));
}

/** The environment of a Terraform that knows no AWS but this one. */
function localEnvironment(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...environment(),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: LOCAL_REGION,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
}

/** Terraform's names of an alarm's fields, and AWS's. */
const FIELDS: Readonly<Record<string, string>> = {
  alarm_name: "AlarmName",
  alarm_description: "AlarmDescription",
  namespace: "Namespace",
  metric_name: "MetricName",
  dimensions: "Dimensions",
  statistic: "Statistic",
  period: "Period",
  comparison_operator: "ComparisonOperator",
  threshold: "Threshold",
  evaluation_periods: "EvaluationPeriods",
  datapoints_to_alarm: "DatapointsToAlarm",
  treat_missing_data: "TreatMissingData",
  actions_enabled: "ActionsEnabled",
  alarm_actions: "AlarmActions",
  ok_actions: "OKActions",
};

type Fields = Readonly<Record<string, unknown>>;

const byName = (a: Fields, b: Fields) => String(a.alarm_name).localeCompare(String(b.alarm_name));

/** What was synthesized, without the note on where it comes from, and tags, which are no field of an alarm. */
function fields({ tags: _, "//": __, ...synthesized }: Fields): Fields {
  expect(Object.keys(synthesized).sort()).toEqual(Object.keys(FIELDS).sort());
  return synthesized;
}

function inTerraformsWords(alarm: Fields): Fields {
  return Object.fromEntries(
    Object.entries(FIELDS).map(([ours, theirs]) => [
      ours,
      theirs === "Dimensions"
        ? Object.fromEntries(
            (alarm.Dimensions as { Name: string; Value: string }[]).map(({ Name, Value }) => [
              Name,
              Value,
            ]),
          )
        : alarm[theirs],
    ]),
  );
}
