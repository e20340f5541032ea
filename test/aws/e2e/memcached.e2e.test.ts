import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheEngine, Size } from "cdktf-managed-cache";
import {
  AzMode,
  ElastiCacheMemcached,
  ElastiCacheMemcachedAlarms,
  type ElastiCacheMemcachedAttributes,
  type ElastiCacheMemcachedProps,
  type IElastiCacheMemcached,
  NetworkType,
} from "cdktf-managed-cache/aws";
import fc from "fast-check";
import { mostly } from "../../support/odd-texts";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { testApp } from "../../support/test-app";
import { errorsOf } from "../../terraform/e2e/validate";
import { hex, network, optional, passing, tags, word } from "./arbitraries";

jest.setTimeout(3 * 60_000);

const ENGINES = ["1.5.16", "1.6.6", "1.6.12", "1.6.22", "1.6"].map((version) =>
  CacheEngine.memcached(version),
);

const PROPS: fc.Arbitrary<ElastiCacheMemcachedProps> = fc.record(
  {
    vpcId: mostly(hex.map((id) => `vpc-${id}`)),
    subnets: fc.uniqueArray(hex, { minLength: 2, maxLength: 3 }).map((ids) =>
      ids.map((id, index) => ({
        id: `subnet-${id}`,
        availabilityZone: `eu-west-1${"abc"[index]}`,
      })),
    ),
    nodeType: fc.constantFrom("cache.r7g.large", "cache.m7g.xlarge", "cache.t4g.micro"),
    clusterId: mostly(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,40}$/)),
    engine: fc.constantFrom(...ENGINES),
    numCacheNodes: fc.integer({ min: 0, max: 6 }),
    azMode: fc.constantFrom(undefined, AzMode.CROSS_AZ, AzMode.SINGLE_AZ),
    preferredAvailabilityZones: optional(
      fc.array(fc.constantFrom("eu-west-1a", "eu-west-1b"), { minLength: 1, maxLength: 3 }),
    ),
    port: fc.integer({ min: 1, max: 65_535 }),
    transitEncryption: fc.boolean(),
    networkType: fc.constantFrom(undefined, ...Object.values(NetworkType)),
    maxItemSize: optional(
      fc.integer({ min: 1, max: 4_000 }).map((half) => Size.mebibytes(half / 2)),
    ),
    connectionsOverhead: optional(fc.nat(600).map((mebibytes) => Size.mebibytes(mebibytes))),
    parameters: fc.constantFrom<Record<string, string>>(
      {},
      { idle_timeout: "600" },
      { error_on_memory_exhausted: "1" },
    ),
    securityGroupIds: fc.uniqueArray(
      hex.map((id) => `sg-${id}`),
      { maxLength: 2 },
    ),
    allowFrom: fc.dictionary(mostly(word), fc.record({ cidrBlock: network }), { maxKeys: 2 }),
    tags,
    deletionProtection: fc.boolean(),
  },
  { requiredKeys: ["vpcId", "subnets", "nodeType"] },
);

const ATTRIBUTES: fc.Arbitrary<ElastiCacheMemcachedAttributes> = fc.record({
  clusterId: mostly(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,48}$/)),
  engine: fc.constantFrom(...ENGINES),
  configurationEndpointAddress: mostly(word),
  nodeAddresses: fc.uniqueArray(word, { maxLength: 4 }),
});

describeWith([TERRAFORM, AWS_PROVIDER], "Memcached clusters that pass here", () => {
  test("pass the provider's validation", async () => {
    const stack = new TerraformStack(testApp(), "test");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const caches: IElastiCacheMemcached[] = [
      ...passing(PROPS, (props, id) => new ElastiCacheMemcached(stack, `Made-${id}`, props)),
      ...passing(ATTRIBUTES, (attributes, id) =>
        ElastiCacheMemcached.fromAttributes(stack, `Imported-${id}`, attributes),
      ),
    ];
    for (const [index, cache] of caches.entries()) {
      new ElastiCacheMemcachedAlarms(stack, `Alarms-${index}`, { cache });
    }
    expect(await errorsOf(stack)).toEqual([]);
  });
});
