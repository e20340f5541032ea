import { TerraformStack } from "cdktf";
import { CacheEngine, clientEnvironment, Size } from "cdktf-managed-cache";
import {
  ElastiCacheServerless,
  type ElastiCacheServerlessAttributes,
} from "cdktf-managed-cache/aws";
import { IMPORTED_SERVERLESS_RULES } from "../../../lib/aws/serverless/imported-rules";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";

type Attributes = Partial<ElastiCacheServerlessAttributes>;

const HOST = "shop-a1b2c3.serverless.euw1.cache.amazonaws.com";
const ARN = "arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:shop";
const USER = "arn:aws:elasticache:eu-west-1:123456789012:user:shop-app";
const TOKEN = "${data.terraform_remote_state.cache.outputs.a}";

function importCache(attributes: Attributes = {}, stack = new TerraformStack(testApp(), "test")) {
  return ElastiCacheServerless.fromAttributes(stack, "Cache", {
    serverlessCacheName: "shop",
    engine: CacheEngine.VALKEY_8,
    endpointAddress: HOST,
    ...attributes,
  });
}

const ATTRIBUTES: Record<string, { refused: Attributes[]; accepted: Attributes[] }> = {
  "elasticache.serverless-name": {
    refused: ["9a", "a--b", "a".repeat(41)].map((serverlessCacheName) => ({ serverlessCacheName })),
    accepted: [{ serverlessCacheName: "Shop-1" }, { serverlessCacheName: TOKEN }],
  },
  "elasticache.serverless-engine": {
    refused: [CacheEngine.VALKEY_8_1, CacheEngine.valkey(TOKEN)].map((engine) => ({ engine })),
    accepted: [CacheEngine.REDIS_7, CacheEngine.MEMCACHED_1_6].map((engine) => ({ engine })),
  },
  "elasticache.imported-endpoint": {
    refused: [`${HOST}:6379`, `rediss://${HOST}`, "10.0.0.1"].map((endpointAddress) => ({
      endpointAddress,
    })),
    accepted: [{ endpointAddress: TOKEN }],
  },
  "elasticache.imported-usage-maxima": {
    refused: [
      { usageMaxima: { dataStorage: 5_001 } },
      { usageMaxima: { ecpuPerSecond: 999 } },
      { usageMaxima: { dataStorage: 1, ecpuPerSecond: 1.5 } },
    ],
    accepted: [
      { usageMaxima: {} },
      { usageMaxima: { dataStorage: 1 } },
      { usageMaxima: { dataStorage: 5_000, ecpuPerSecond: 15_000_000 } },
    ],
  },
  "elasticache.imported-subnet-networks": {
    refused: [{ subnetCidrs: ["0.0.0.0/0"] }, { subnetCidrs: ["10.0.0.0/24", "10.0.0.0/24"] }],
    accepted: [{ subnetCidrs: ["10.0.0.0/24", TOKEN] }],
  },
  "elasticache.imported-arn": {
    refused: [
      { arn: "shop" },
      { arn: "arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:other" },
      { arn: "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:shop" },
    ],
    accepted: [{ serverlessCacheName: "Shop", arn: ARN }, { arn: TOKEN }],
  },
  "elasticache.serverless-users": {
    refused: [{ engine: CacheEngine.MEMCACHED_1_6, iamUserArns: { app: USER } }],
    accepted: [{ iamUserArns: { app: USER } }],
  },
  "elasticache.imported-iam-users": {
    refused: [{ iamUserArns: {} }, { iamUserArns: { app: "app" } }],
    accepted: [{ iamUserArns: { app: USER, job: TOKEN } }],
  },
  "elasticache.imported-iam-user-names": {
    refused: [{ iamUserArns: { "a.b": USER } }],
    accepted: [{ iamUserArns: { App: USER } }],
  },
};

describe.each(Object.entries(ATTRIBUTES))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (attributes) => {
    expect(faultIds(() => importCache(attributes))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (attributes) => {
    expect(faultIds(() => importCache(attributes))).toEqual([]);
  });
});

test("every rule is tried here", () => {
  const ids = IMPORTED_SERVERLESS_RULES.map(({ id }) => id);
  expect(ids.filter((id) => ATTRIBUTES[id] === undefined)).toEqual([]);
});

test("clients connect to it as to one that is made here", () => {
  expect(clientEnvironment(importCache())).toMatchObject({
    REDIS_PRIMARY_HOST: HOST,
    REDIS_PORT: "6379",
    REDIS_READER_HOST: HOST,
    REDIS_READER_PORT: "6380",
    REDIS_TLS_ENABLED: "true",
    REDIS_TLS_SERVER_NAME: HOST,
    REDIS_CLUSTER_MODE: "true",
  });
});

test("a maximum is the memory of the whole cache; without it the memory is not known", () => {
  expect(importCache({ usageMaxima: { dataStorage: 2 } }).limits.usableMemoryPerNode).toEqual(
    Size.bytes(2 * 10 ** 9),
  );
  expect(importCache().limits.usableMemoryPerNode).toBeUndefined();
});

test("a user logs in with the id in the ARN, and a role may connect as that user", () => {
  const template = synth((stack) => {
    const cache = importCache({ arn: ARN, iamUserArns: { app: USER } }, stack);
    expect(cache.authentication).toEqual({
      kind: "users",
      users: [{ name: "app", loginName: "shop-app" }],
    });
    cache.grantConnect("app", "app-role", "app");
  });
  const { properties } = template.only({ kind: "data", type: "aws_iam_policy_document" });
  expect(properties.statement).toEqual([
    { actions: ["elasticache:Connect"], resources: [ARN, USER] },
  ]);
});
