import { TerraformStack, TerraformVariable, Token } from "cdktf";
import { CacheEngine, Duration } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { MemorystoreRedis, type MemorystoreRedisProps } from "cdktf-managed-cache/google";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheWarmer,
  type WarmerSettings,
} from "cdktf-managed-cache/kubernetes";
import { Construct } from "constructs";
import { MINIMAL } from "../aws/props";
import { MINIMAL as GOOGLE_MINIMAL } from "../google/make";
import { FakeCache } from "../kubernetes/fake-cache";
import { faultIds } from "../support/faults";
import { testApp } from "../support/test-app";

const stack = new TerraformStack(testApp(), "test");
let count = 0;

const next = () => {
  count += 1;
  return `Made${count}`;
};

function aws(props: Partial<ElastiCacheReplicationGroupProps>): string[] {
  return faultIds(() => new ElastiCacheReplicationGroup(stack, next(), { ...MINIMAL, ...props }));
}

function google(props: Partial<MemorystoreRedisProps>): string[] {
  return faultIds(() => new MemorystoreRedis(stack, next(), { ...GOOGLE_MINIMAL, ...props }));
}

function warmer(settings: Partial<WarmerSettings>): string[] {
  const cache = new FakeCache(new Construct(stack, next()));
  const common = { cache, namespace: "cache" };
  const credentials = new CacheCredentials(stack, next(), common);
  const client = new CacheClientConfig(stack, next(), { ...common, credentials });
  return faultIds(
    () => new CacheWarmer(stack, next(), { ...common, image: "warmer:1", client, ...settings }),
  );
}

/** Every fault that asks only whether something is given, with a value in both forms. */
const FAULTS: [string, string, string, (value: string) => string[]][] = [
  [
    "a key that nothing is encrypted with",
    "elasticache.kms-key-unused",
    "arn:aws:kms:eu-west-1:123456789012:key/1",
    (kmsKeyArn) => aws({ kmsKeyArn, customerManagedKey: false }),
  ],
  [
    "a key without encryption at rest",
    "elasticache.kms-key-unused",
    "arn:aws:kms:eu-west-1:123456789012:key/1",
    (kmsKeyArn) => aws({ kmsKeyArn, atRestEncryption: false }),
  ],
  [
    "subnets beside a subnet group",
    "elasticache.subnet-source",
    "caches",
    (subnetGroupName) => aws({ subnetGroupName }),
  ],
  [
    "a subnet group beside subnets",
    "elasticache.subnet-source",
    "subnet-1",
    (id) => aws({ subnets: [{ id }], multiAz: false, subnetGroupName: "caches" }),
  ],
  [
    "a peer that is a security group and a network",
    "elasticache.ingress-peer",
    "sg-0123456789abcdef0",
    (securityGroupId) =>
      aws({ allowFrom: { nodes: { securityGroupId, cidrBlock: "10.0.0.0/16" } } }),
  ],
  [
    "an imported cache with a token and users",
    "elasticache.imported-authentication",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:token",
    (tokenSecretArn) =>
      faultIds(() =>
        ElastiCacheReplicationGroup.fromAttributes(stack, next(), {
          replicationGroupId: "shop",
          engine: CacheEngine.REDIS_7_1,
          primaryEndpointAddress: "cache.example",
          topology: { kind: "primary", replicas: 0 },
          tokenSecretArn,
          iamUserArns: { app: "arn:aws:elasticache:eu-west-1:123456789012:user:app" },
        }),
      ),
  ],
  [
    "a Memorystore key that nothing is encrypted with",
    "memorystore.kms-key-unused",
    "projects/shop-1/locations/europe-west1/keyRings/ring/cryptoKeys/key",
    (kmsKeyName) => google({ kmsKeyName, customerManagedKey: false }),
  ],
  [
    "a key ring that no key is made in",
    "memorystore.kms-key-unused",
    "projects/shop-1/locations/europe-west1/keyRings/ring",
    (kmsKeyRing) => google({ kmsKeyRing, customerManagedKey: false }),
  ],
  [
    "a key ring beside a key",
    "memorystore.kms-key-ring-unused",
    "projects/shop-1/locations/europe-west1/keyRings/ring",
    (kmsKeyRing) =>
      google({
        kmsKeyRing,
        kmsKeyName: "projects/shop-1/locations/europe-west1/keyRings/ring/cryptoKeys/key",
      }),
  ],
  [
    "a start time without snapshots",
    "memorystore.snapshot-start-time-unused",
    "2026-11-01T02:00:00Z",
    (snapshotStartTime) => google({ snapshotStartTime, snapshotPeriod: Duration.hours(0) }),
  ],
  [
    "a secondary range without read replicas",
    "memorystore.secondary-ip-range-unused",
    "auto",
    (secondaryIpRange) => google({ secondaryIpRange }),
  ],
  [
    "a command beside a script",
    "kubernetes.warmer-command",
    "#!/bin/sh",
    (script) => warmer({ script, command: ["node", "warm.js"] }),
  ],
  [
    "a script beside a command",
    "kubernetes.warmer-command",
    "warm.js",
    (word) => warmer({ script: "#!/bin/sh", command: [word] }),
  ],
];

describe("what is given counts as given, whoever knows its value", () => {
  test.each(FAULTS)("%s is refused as a literal: %s", (_, id, literal, make) => {
    expect(make(literal)).toContain(id);
  });

  test.each(FAULTS)("%s is refused as a token: %s", (_, id, __, make) => {
    expect(make(new TerraformVariable(stack, next(), {}).stringValue)).toContain(id);
  });

  test.each(FAULTS)("%s is refused as an expression: %s", (_, id, __, make) => {
    expect(make("${local.value}")).toContain(id);
  });

  test("a list that only Terraform knows is given", () => {
    const command = Token.asList(new TerraformVariable(stack, next(), {}).value);
    expect(warmer({ script: "#!/bin/sh", command })).toContain("kubernetes.warmer-command");
  });

  test.each([
    ["a range of a shared network's project", "ranges", []],
    ["no range", undefined, ["memorystore.shared-network"]],
  ])("a shared network with %s that only Terraform knows", (_, name, faults) => {
    const reservedIpRange = name && new TerraformVariable(stack, next(), {}).stringValue;
    expect(
      google({
        network: "projects/network-1/global/networks/shared",
        project: "shop-123",
        reservedIpRange,
      }),
    ).toEqual(faults);
  });
});
