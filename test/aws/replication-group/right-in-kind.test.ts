import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheEngine } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  type IngressPeer,
  IpDiscovery,
  NetworkType,
} from "cdktf-managed-cache/aws";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { MINIMAL } from "../props";

type Props = Partial<ElastiCacheReplicationGroupProps>;

function make(props: Props, stack = new TerraformStack(testApp(), "test"), id = "Cache") {
  return new ElastiCacheReplicationGroup(stack, id, { ...MINIMAL, ...props });
}

const subnets = (...cidrBlocks: (string | undefined)[]): Props => ({
  subnets: cidrBlocks.map((cidrBlock, index) => ({ id: `subnet-${index}`, cidrBlock })),
});
const zones = (...names: string[]): Props => ({
  multiAz: false,
  subnets: names.map((availabilityZone, index) => ({ id: `subnet-${index}`, availabilityZone })),
});
const tags = (key: string, value = "a"): Props => ({ tags: { [key]: value } });
const users = (...names: string[]): Props => ({
  replicationGroupId: "shop",
  authentication: {
    kind: "users",
    users: Object.fromEntries(names.map((name) => [name, { accessString: "on ~* +@all" }])),
  },
});
const peers = (allowFrom: Record<string, IngressPeer>): Props => ({ allowFrom });
const secret = (secretArn: string): Props => ({
  authentication: { kind: "secret-token", secretArn },
});
const jsonKey = (key: string): Props => ({
  authentication: {
    kind: "secret-token",
    secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop",
    jsonKey: key,
  },
});
const TOKEN = "${aws_subnet.a.cidr_block}";

/** What is refused, and what is right and like it. */
const TEXTS: Record<string, { refused: Props[]; accepted: Props[] }> = {
  "elasticache.subnet-networks": {
    refused: [
      "0.0.0.0/0",
      "10.0.0.0/8",
      "10.0.0.0/15",
      "10.0.0.0/29",
      "10.0.0.1/24",
      "10.0.0.0",
      "10.0.0/24",
      "fd00::/64",
    ]
      .map((network) => subnets(network))
      .concat([
        subnets("10.0.0.0/24", "10.0.0.0/24"),
        subnets("10.0.0.0/16", TOKEN, "10.0.255.0/24"),
        subnets(TOKEN, "0.0.0.0/0"),
      ]),
    accepted: [
      subnets("10.0.0.0/16", "10.1.0.0/28"),
      subnets("10.0.1.0/24", "10.0.0.0/24", undefined),
      subnets(TOKEN, TOKEN),
    ],
  },
  "elasticache.subnet-ids": {
    refused: [
      { subnets: [{ id: "main" }] },
      { subnets: [{ id: "subnet-a" }, { id: TOKEN }, { id: "subnet-a" }] },
    ],
    accepted: [{ subnets: [{ id: "subnet-0123456789abcdef0" }, { id: TOKEN }, { id: TOKEN }] }],
  },
  "elasticache.subnet-zones": {
    refused: [zones("euw1-az1"), zones("EU-WEST-1A"), zones("eu-west-1"), zones("a")],
    accepted: [zones("eu-west-1a", "eu-west-1b"), zones("us-west-2-lax-1a", "us-gov-east-1a")],
  },
  "elasticache.security-group-ids": {
    refused: [{ securityGroupIds: ["sg-0a", "sg-0a"] }, { securityGroupIds: ["web"] }],
    accepted: [{ securityGroupIds: ["sg-0a", TOKEN, TOKEN] }],
  },
  "elasticache.tags": {
    refused: [
      tags("aws:team"),
      tags("AWS:team"),
      tags("a".repeat(129)),
      tags("a", "a".repeat(257)),
      tags("team?"),
      tags("team", "50 %{ off"),
      tags("team", "a\nb"),
      { tags: { "team?": TOKEN } },
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, "a"])) },
    ],
    accepted: [
      tags("Team"),
      tags("team", ""),
      tags("équipe / 1", "a.b:c/d=e+f-g@h"),
      tags("team", TOKEN),
      tags("a".repeat(128), "a".repeat(256)),
    ],
  },
  "elasticache.engine": {
    refused: [
      CacheEngine.redis("9.9"),
      CacheEngine.redis("6.1"),
      CacheEngine.redis("6.9"),
      CacheEngine.redis("7"),
      CacheEngine.valkey("3.0"),
      CacheEngine.valkey("8.9"),
      CacheEngine.valkey("10.0"),
      CacheEngine.MEMCACHED_1_6_22,
    ].map((engine) => ({ engine })),
    accepted: [
      CacheEngine.redis("6.x"),
      CacheEngine.redis("6.0"),
      CacheEngine.REDIS_7_1,
      CacheEngine.VALKEY_8_2,
      CacheEngine.valkey("9.1"),
      CacheEngine.valkey("9.3"),
    ].map((engine) => ({ engine })),
  },
  "elasticache.parameter-texts": {
    refused: [{ parameters: { timeout: "%{" } }, { parameters: { "a b": "1" } }],
    accepted: [{ parameters: { "notify-keyspace-events": "KEA$", timeout: TOKEN } }],
  },
  "elasticache.users": {
    refused: [users("default"), users("Default")],
    accepted: [users("defaults")],
  },
  "elasticache.user-names": {
    refused: [users("App", "app")],
    accepted: [users("App", "api")],
  },
  "elasticache.user-id": {
    // Redis OSS needs a user whose id ends with -default.
    refused: [users("a.b"), users("a b"), { ...users("a"), replicationGroupId: "a".repeat(33) }],
    accepted: [
      users("a-b"),
      { ...users("a"), replicationGroupId: "a".repeat(33), engine: CacheEngine.VALKEY_8_0 },
    ],
  },
  "elasticache.ingress-cidr": {
    refused: ["10.0.0.1/16", "0.0.0.0/0", "10.0.0.0/016", "10.0.0.0"].map((cidrBlock) =>
      peers({ web: { cidrBlock } }),
    ),
    accepted: [peers({ web: { cidrBlock: "10.0.0.1/32" }, office: { cidrBlock: "10.0.0.0/8" } })],
  },
  "elasticache.snapshot-name": {
    refused: ["-shop", "shop-", "a--b", "shop/1", "a".repeat(300)].map((snapshotName) => ({
      snapshotName,
    })),
    accepted: ["shop-final-sg-0a", "automatic.shop-2026-11-01-02-00", TOKEN].map(
      (snapshotName) => ({ snapshotName }),
    ),
  },
  "elasticache.snapshot-arns": {
    refused: [
      "s3://backups/shop.rdb",
      "arn:aws:s3:::backups/shop.txt",
      "arn:aws:s3:::backups/a,b.rdb",
    ].map((arn) => ({ snapshotArns: [arn] })),
    accepted: [
      ["arn:aws:s3:::backups/2026/shop-0001.rdb", "arn:aws-cn:s3:::backups/shop-0002.rdb"],
      [TOKEN],
    ].map((snapshotArns) => ({ snapshotArns })),
  },
  "elasticache.network-type": {
    refused: ["6.0"].map((version) => ({
      networkType: NetworkType.DUAL_STACK,
      engine: CacheEngine.redis(version),
    })),
    accepted: [CacheEngine.redis("6.2"), CacheEngine.REDIS_7_1, CacheEngine.VALKEY_7_2].map(
      (engine) => ({ networkType: NetworkType.DUAL_STACK, engine }),
    ),
  },
  "elasticache.ip-discovery": {
    refused: [
      { networkType: NetworkType.IPV6, ipDiscovery: IpDiscovery.IPV4 },
      { networkType: NetworkType.IPV4, ipDiscovery: IpDiscovery.IPV6 },
    ],
    accepted: [
      { networkType: NetworkType.IPV6 },
      { networkType: NetworkType.DUAL_STACK, ipDiscovery: IpDiscovery.IPV6 },
    ],
  },
  "elasticache.ingress-ipv6-cidr": {
    refused: ["2001:db8::/31", "2001:db8::1/32", "2001:db8::", "10.0.0.0/16"].map((ipv6CidrBlock) =>
      peers({ web: { ipv6CidrBlock } }),
    ),
    accepted: ["2001:db8::/32", "2001:db8:1234:1a00::/56", "2001:db8::1/128", TOKEN].map(
      (ipv6CidrBlock) => peers({ web: { ipv6CidrBlock } }),
    ),
  },
  "elasticache.ingress-security-group": {
    refused: ["123/sg-0a", "123456789012/web", "arn:aws:ec2:eu-west-1:1:security-group/sg-0a"].map(
      (securityGroupId) => peers({ web: { securityGroupId } }),
    ),
    accepted: ["sg-0a", "123456789012/sg-0a"].map((securityGroupId) =>
      peers({ web: { securityGroupId } }),
    ),
  },
  "elasticache.ingress-prefix-list": {
    refused: ["pl-", "sg-0a"].map((prefixListId) => peers({ web: { prefixListId } })),
    accepted: ["pl-0a", TOKEN].map((prefixListId) => peers({ web: { prefixListId } })),
  },
  "elasticache.ingress-peer-taken": {
    refused: [
      peers({ a: { securityGroupId: "sg-0a" }, b: { securityGroupId: "sg-0a" } }),
      peers({ a: { cidrBlock: "10.0.0.0/16" }, b: { cidrBlock: "10.0.0.0/16" } }),
      peers({ a: { prefixListId: "pl-0a" }, b: { prefixListId: "pl-0a" } }),
    ],
    accepted: [
      peers({ a: { cidrBlock: "10.0.0.0/16" }, b: { cidrBlock: "10.0.0.0/17" } }),
      peers({ a: { securityGroupId: TOKEN }, b: { securityGroupId: TOKEN } }),
    ],
  },
  "elasticache.secret-json-key": {
    refused: ['a"b', "a\\b", "%{ if a }"].map(jsonKey),
    accepted: ["token", "redis.auth-token", "my token", "a/b:c", TOKEN].map(jsonKey),
  },
  "elasticache.secret-arn": {
    refused: [
      secret("arn:aws:secretsmanager:nowhere:123456789012:secret:a"),
      secret("arn:aws:secretsmanager:eu-west-1:123:secret:a"),
      secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:a b"),
    ],
    accepted: [
      secret("arn:aws-us-gov:secretsmanager:us-gov-east-1:123456789012:secret:shop/a-AbCdEf"),
    ],
  },
};

describe.each(Object.entries(TEXTS))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (props) => {
    expect(faultIds(() => make(props))).toEqual([]);
  });
});

test("a peer that is allowed already is refused later, too", () => {
  const cache = make(peers({ web: { securityGroupId: "sg-0a" } }));
  expect(faultIds(() => cache.allowFrom("app", { securityGroupId: "sg-0a" }))).toEqual([
    "elasticache.ingress-peer-taken",
  ]);
  expect(faultIds(() => cache.allowFrom("app", { securityGroupId: "sg-0b" }))).toEqual([]);
});

describe("two caches in a stack", () => {
  const together = (first: Props, second: Props, ids = ["a", "b"]) => {
    const stack = new TerraformStack(testApp(), "test");
    make(first, stack, ids[0]);
    return faultIds(() => make(second, stack, ids[1]));
  };

  test("with one id, as ElastiCache compares ids", () => {
    const taken = ["elasticache.replication-group-id-taken"];
    expect(together({ replicationGroupId: "shop" }, { replicationGroupId: "SHOP" })).toEqual(taken);
    expect(together({}, {}, ["a.b", "a-b"])).toEqual(taken);
    expect(together({ replicationGroupId: "shop" }, { replicationGroupId: "shop2" })).toEqual([]);
    expect(together({ replicationGroupId: TOKEN }, { replicationGroupId: TOKEN })).toEqual([]);
  });

  test("with one user id, which is the account's", () => {
    const first = { ...users("b-c"), replicationGroupId: "a" };
    expect(together(first, { ...users("c"), replicationGroupId: "a-b" })).toEqual([
      "elasticache.user-id-taken",
    ]);
    expect(together(first, { ...users("d"), replicationGroupId: "a-b" })).toEqual([]);
  });

  test("of two regions may have one id", () => {
    const stack = new TerraformStack(testApp(), "test");
    const provider = new AwsProvider(stack, "second", { alias: "second", region: "eu-west-2" });
    make({ replicationGroupId: "shop" }, stack, "a");
    expect(faultIds(() => make({ replicationGroupId: "shop", provider }, stack, "b"))).toEqual([]);
    expect(faultIds(() => make({ replicationGroupId: "shop", provider }, stack, "c"))).toEqual([
      "elasticache.replication-group-id-taken",
    ]);
  });

  test("of two stacks may have one id", () => {
    const app = testApp();
    make({ replicationGroupId: "shop" }, new TerraformStack(app, "one"));
    expect(
      faultIds(() => make({ replicationGroupId: "shop" }, new TerraformStack(app, "two"))),
    ).toEqual([]);
  });
});

test("a description arrives as it was written", () => {
  const template = synth((stack) => {
    make(
      {
        description: "50 %{ off ${HOME}",
        allowFrom: { web: { securityGroupId: "sg-0a", description: "${a}" } },
      },
      stack,
    );
  });
  const { description } = template.only({ type: "aws_elasticache_replication_group" }).properties;
  expect(description).toBe("50 %%{ off $${HOME}");
  const rule = template.only({ type: "aws_vpc_security_group_ingress_rule" }).properties;
  expect(rule.description).toBe("$${a}");
});

test("a pattern of keys arrives as it was written", () => {
  const template = synth((stack) => {
    make(
      { authentication: { kind: "users", users: { app: { accessString: "on ~a%{b}* +@all" } } } },
      stack,
    );
  });
  const strings = template.propertiesOf("aws_elasticache_user").map((user) => user.access_string);
  expect(strings).toContain("on ~a%%{b}* +@all");
});
