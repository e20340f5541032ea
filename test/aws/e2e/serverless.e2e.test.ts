import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheEngine, Duration } from "cdktf-managed-cache";
import {
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
  type ElastiCacheServerlessAttributes,
  type ElastiCacheServerlessProps,
  type ElastiCacheUsageLimit,
  type IElastiCacheServerless,
} from "cdktf-managed-cache/aws";
import fc from "fast-check";
import { mostly, ODD_TEXT } from "../../support/odd-texts";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { testApp } from "../../support/test-app";
import { errorsOf } from "../../terraform/e2e/validate";
import { arn, hex, network, optional, passing, tags, users, word } from "./arbitraries";

jest.setTimeout(3 * 60_000);

const ENGINES = [
  CacheEngine.VALKEY_7,
  CacheEngine.VALKEY_8,
  CacheEngine.VALKEY_9,
  CacheEngine.REDIS_7,
  CacheEngine.MEMCACHED_1_6,
];

/** A limit that AWS takes, and sometimes one that it does not. */
function limit(smallest: number, largest: number): fc.Arbitrary<ElastiCacheUsageLimit> {
  const number = fc.integer({ min: smallest, max: largest });
  const odd = fc.oneof(
    { arbitrary: number, weight: 9 },
    { arbitrary: fc.integer({ min: -1, max: largest + 1 }), weight: 1 },
  );
  return fc.record({ minimum: optional(odd), maximum: odd }, { requiredKeys: ["maximum"] });
}

const PROPS: fc.Arbitrary<ElastiCacheServerlessProps> = fc.record(
  {
    vpcId: mostly(hex.map((id) => `vpc-${id}`)),
    subnets: fc.uniqueArray(hex, { minLength: 2, maxLength: 3 }).map((ids) =>
      ids.map((id, index) => ({
        id: `subnet-${id}`,
        availabilityZone: `eu-west-1${"abc"[index]}`,
      })),
    ),
    cacheUsageLimits: fc.record({
      dataStorage: limit(1, 5_000),
      ecpuPerSecond: limit(1_000, 15_000_000),
    }),
    serverlessCacheName: mostly(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,20}$/)),
    engine: fc.constantFrom(...ENGINES),
    description: ODD_TEXT,
    users: optional(users),
    customerManagedKey: fc.boolean(),
    kmsKeyArn: optional(
      arn(
        "kms",
        hex.map((id) => `key/${id}`),
      ),
    ),
    snapshotRetention: fc.nat(35).map((days) => Duration.days(days)),
    dailySnapshotTime: fc.constantFrom("00:00", "23:59", "12:30"),
    snapshotArnsToRestore: optional(
      fc.uniqueArray(
        fc.oneof(
          arn(
            "elasticache",
            word.map((name) => `serverlesscachesnapshot:${name}`),
          ),
          word.map((name) => `arn:aws:s3:::a-bucket/${name}.rdb`),
        ),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    securityGroupIds: fc.uniqueArray(
      hex.map((id) => `sg-${id}`),
      { maxLength: 2 },
    ),
    allowFrom: fc.dictionary(mostly(word), fc.record({ cidrBlock: network }), { maxKeys: 2 }),
    tags,
    deletionProtection: fc.boolean(),
  },
  { requiredKeys: ["vpcId", "subnets", "cacheUsageLimits"] },
);

const ATTRIBUTES: fc.Arbitrary<ElastiCacheServerlessAttributes> = fc.record({
  serverlessCacheName: mostly(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,38}$/)),
  engine: fc.constantFrom(...ENGINES),
  endpointAddress: mostly(word),
});

describeWith([TERRAFORM, AWS_PROVIDER], "serverless caches that pass here", () => {
  test("pass the provider's validation", async () => {
    const stack = new TerraformStack(testApp(), "test");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const caches: IElastiCacheServerless[] = [
      ...passing(PROPS, (props, id) => new ElastiCacheServerless(stack, `Made-${id}`, props)),
      ...passing(ATTRIBUTES, (attributes, id) =>
        ElastiCacheServerless.fromAttributes(stack, `Imported-${id}`, attributes),
      ),
    ];
    for (const [index, cache] of caches.entries()) {
      new ElastiCacheServerlessAlarms(stack, `Alarms-${index}`, { cache });
    }
    expect(await errorsOf(stack)).toEqual([]);
  });
});
