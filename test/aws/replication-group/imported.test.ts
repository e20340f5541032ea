import { TerraformStack } from "cdktf";
import { CacheEngine, CachePurpose, EvictionPolicy } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupAttributes,
} from "cdktf-managed-cache/aws";
import { IMPORTED_REPLICATION_GROUP_RULES } from "../../../lib/aws/replication-group/imported-rules";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";

type Attributes = Partial<ElastiCacheReplicationGroupAttributes>;

const HOST = "master.shop.a1b2c3.euw1.cache.amazonaws.com";
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf";
const USER = "arn:aws:elasticache:eu-west-1:123456789012:user:app";
const TOKEN = "${data.terraform_remote_state.cache.outputs.a}";

function importGroup(attributes: Attributes = {}) {
  return ElastiCacheReplicationGroup.fromAttributes(
    new TerraformStack(testApp(), "test"),
    "Cache",
    {
      replicationGroupId: "shop",
      engine: CacheEngine.REDIS_7_1,
      primaryEndpointAddress: HOST,
      topology: { kind: "primary", replicas: 1 },
      ...attributes,
    },
  );
}

const ATTRIBUTES: Record<string, { refused: Attributes[]; accepted: Attributes[] }> = {
  "elasticache.replication-group-id": {
    refused: ['a"} or up{a="', "9a", "a--b", "a".repeat(41)].map((replicationGroupId) => ({
      replicationGroupId,
    })),
    accepted: [{ replicationGroupId: "Shop-1" }, { replicationGroupId: TOKEN }],
  },
  "elasticache.imported-engine": {
    refused: [
      CacheEngine.redis("9.9"),
      CacheEngine.redis("7.2"),
      CacheEngine.valkey("3.0"),
      CacheEngine.redis(TOKEN),
    ].map((engine) => ({ engine })),
    accepted: [
      CacheEngine.redis("5.0.6"),
      CacheEngine.redis("7.1.0"),
      CacheEngine.redis("6.2.6"),
      CacheEngine.VALKEY_8_1,
    ].map((engine) => ({ engine })),
  },
  "elasticache.imported-endpoint": {
    refused: ["h:6379", "rediss://h", "10.0.0.1", "::1", "H.example", "h.example.", "a b", "-h"]
      .map((primaryEndpointAddress): Attributes => ({ primaryEndpointAddress }))
      .concat([
        { primaryEndpointAddress: TOKEN, readerEndpointAddress: "10.0.0.1" },
        { readerEndpointAddress: HOST },
        { primaryEndpointAddress: `${"a".repeat(64)}.example` },
      ]),
    accepted: [
      { primaryEndpointAddress: "localhost" },
      { readerEndpointAddress: "replica.shop.a1b2c3.euw1.cache.amazonaws.com" },
      { primaryEndpointAddress: TOKEN, readerEndpointAddress: TOKEN },
    ],
  },
  "elasticache.port": {
    refused: [{ port: 0 }, { port: 65_536 }, { port: 1.5 }],
    accepted: [{ port: 6380 }],
  },
  "elasticache.imported-topology": {
    refused: [
      { topology: { kind: "primary", replicas: 6 } },
      { topology: { kind: "primary", replicas: -1 } },
      { topology: { kind: "cluster", shards: 0, replicasPerShard: 1 } },
      { topology: { kind: "cluster", shards: 500, replicasPerShard: 1 } },
    ],
    accepted: [
      { topology: { kind: "primary", replicas: 0 } },
      { topology: { kind: "cluster", shards: 250, replicasPerShard: 1 } },
    ],
  },
  "elasticache.imported-subnet-networks": {
    refused: [
      { subnetCidrs: ["0.0.0.0/0"] },
      { subnetCidrs: [TOKEN, "10.0.0.1/24"] },
      { subnetCidrs: ["2600:1f18:1::1/64"] },
      { subnetCidrs: ["2600:1f18:1::/128"] },
      { subnetCidrs: ["2600:1f18:1::/64", "2600:1f18:1::/64"] },
      { subnetCidrs: ["10.0.0.0/24", "10.0.0.0/24"] },
    ],
    accepted: [
      { subnetCidrs: [] },
      { subnetCidrs: ["10.0.0.0/24", "2600:1f18:1::/64"] },
      { subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24", TOKEN] },
    ],
  },
  "elasticache.imported-arn": {
    refused: [
      { arn: "shop" },
      { arn: "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:other" },
      { arn: "arn:aws:elasticache:eu-west-1:123456789012:cluster:shop" },
    ],
    accepted: [
      {
        replicationGroupId: "Shop",
        arn: "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:shop",
      },
      { arn: TOKEN },
    ],
  },
  "elasticache.node-type": {
    refused: [{ nodeType: "cache.r7g.larg" }],
    accepted: [{ nodeType: "cache.r7g.large" }, { nodeType: TOKEN }],
  },
  "elasticache.store-eviction-policy": {
    refused: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
    accepted: [
      { purpose: CachePurpose.STORE },
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.VOLATILE_TTL },
      { purpose: CachePurpose.CACHE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
    ],
  },
  "elasticache.imported-authentication": {
    refused: [{ tokenSecretArn: SECRET, iamUserArns: { app: USER } }],
    accepted: [{ tokenSecretArn: SECRET }, { iamUserArns: { app: USER } }],
  },
  "elasticache.imported-iam-users": {
    refused: [
      { iamUserArns: {} },
      { iamUserArns: { app: "app" } },
      { iamUserArns: { app: TOKEN, job: "job" } },
      { iamUserArns: { app: USER, job: USER } },
    ],
    accepted: [{ iamUserArns: { app: USER, job: TOKEN } }],
  },
  "elasticache.imported-iam-user-names": {
    refused: ["a.b", "a--b", "a".repeat(41)].map((name) => ({ iamUserArns: { [name]: USER } })),
    accepted: ["app", "App", "shop-app"].map((name) => ({ iamUserArns: { [name]: USER } })),
  },
  "elasticache.imported-token-secret": {
    refused: ["s3cr3t-T0ken-value", `${SECRET} `].map((tokenSecretArn) => ({ tokenSecretArn })),
    accepted: [{ tokenSecretArn: TOKEN }, { tokenSecretArn: SECRET }],
  },
  "elasticache.imported-token-label": {
    refused: [{ tokenSecretArn: SECRET, tokenLabel: "2026/11" }],
    accepted: [{ tokenSecretArn: SECRET, tokenLabel: "2026-11" }],
  },
};

describe.each(Object.entries(ATTRIBUTES))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (attributes) => {
    expect(faultIds(() => importGroup(attributes))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (attributes) => {
    expect(faultIds(() => importGroup(attributes))).toEqual([]);
  });
});

test("every rule is tried here", () => {
  const ids = IMPORTED_REPLICATION_GROUP_RULES.map(({ id }) => id);
  expect(ids.filter((id) => ATTRIBUTES[id] === undefined)).toEqual([]);
});

test("a token in place of its secret's ARN is not repeated", () => {
  expect(() => importGroup({ tokenSecretArn: "s3cr3t-T0ken-value" })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("s3cr3t") }),
  );
});

test("alarms watch the ids that ElastiCache gives the nodes", () => {
  expect(importGroup({ replicationGroupId: "Shop" }).memberIds).toEqual(["shop-001", "shop-002"]);
});
