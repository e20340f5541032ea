import { TransitEncryption } from "cdktf-managed-cache/aws";
import { difference, stack } from "../testing/stack";
import { changeAt, changesOf } from "./resources";

const policy = (...statements: object[]) => JSON.stringify({ Statement: statements });
const READ = { Effect: "Allow", Action: "read" };
const WRITE = { Effect: "Allow", Action: "write" };
const NEVER = { Effect: "Deny", Action: "write" };
const spec = (...ingress: object[]) => ({ spec: { ingress, policy_types: ["Ingress"] } });
const pods = (...names: string[]) => ({ from: names.map((name) => ({ pod_selector: { name } })) });
const ports = (...numbers: number[]) => ({ spec: { port: numbers.map((port) => ({ port })) } });

/** A change that gives and takes nothing, and passes; the other way clients lose something. */
const WIDER: readonly (readonly [string, string, object, object])[] = [
  [
    "a replica more",
    "aws_elasticache_replication_group",
    { num_cache_clusters: 2 },
    { num_cache_clusters: 3 },
  ],
  [
    "a replica more in each shard",
    "aws_elasticache_replication_group",
    { replicas_per_node_group: 1 },
    { replicas_per_node_group: 2 },
  ],
  [
    "a security group more",
    "aws_elasticache_replication_group",
    { security_group_ids: ["a"] },
    { security_group_ids: ["b", "a"] },
  ],
  [
    "failover",
    "aws_elasticache_replication_group",
    { automatic_failover_enabled: false },
    { automatic_failover_enabled: true },
  ],
  [
    "several zones",
    "aws_elasticache_replication_group",
    { multi_az_enabled: false },
    { multi_az_enabled: true },
  ],
  [
    "TLS that is preferred",
    "aws_elasticache_replication_group",
    { engine: "valkey", transit_encryption_enabled: false },
    { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
  ],
  [
    "a security group more of a serverless cache",
    "aws_elasticache_serverless_cache",
    { security_group_ids: ["a"] },
    { security_group_ids: ["a", "b"] },
  ],
  [
    "a security group more of Memcached",
    "aws_elasticache_cluster",
    { security_group_ids: ["a"] },
    { security_group_ids: ["a", "b"] },
  ],
  [
    "a wider CIDR",
    "aws_vpc_security_group_ingress_rule",
    { cidr_ipv4: "10.1.0.0/16" },
    { cidr_ipv4: "10.0.0.0/8" },
  ],
  ["ports below", "aws_vpc_security_group_ingress_rule", { from_port: 6379 }, { from_port: 6000 }],
  ["ports above", "aws_vpc_security_group_ingress_rule", { to_port: 6379 }, { to_port: 7000 }],
  [
    "every protocol",
    "aws_vpc_security_group_ingress_rule",
    { ip_protocol: "tcp" },
    { ip_protocol: "-1" },
  ],
  [
    "wider egress",
    "aws_vpc_security_group_egress_rule",
    { cidr_ipv4: "10.1.0.0/16" },
    { cidr_ipv4: "0.0.0.0/0" },
  ],
  [
    "a rule more in a group",
    "aws_security_group",
    { ingress: [{ from_port: 1 }] },
    { ingress: [{ from_port: 1 }, { from_port: 2 }] },
  ],
  [
    "a second password",
    "aws_elasticache_user",
    { authentication_mode: { type: "password", passwords: ["a"] } },
    { authentication_mode: { type: "password", passwords: ["a", "b"] } },
  ],
  [
    "more rights",
    "aws_elasticache_user",
    { access_string: "on ~shop:* +get" },
    { access_string: "on ~shop:* +get +set ~web:*" },
  ],
  ["a user more", "aws_elasticache_user_group", { user_ids: ["a"] }, { user_ids: ["a", "b"] }],
  ["a key that works again", "aws_kms_key", { is_enabled: false }, { is_enabled: true }],
  [
    "a statement more in a policy",
    "aws_kms_key",
    { policy: policy(READ) },
    { policy: policy(WRITE, READ) },
  ],
  [
    "a statement more about a secret",
    "aws_secretsmanager_secret_policy",
    { policy: policy(READ) },
    { policy: policy(READ, WRITE) },
  ],
  [
    "who may assume a role",
    "aws_iam_role",
    { assume_role_policy: policy(READ) },
    { assume_role_policy: policy(READ, WRITE) },
  ],
  [
    "a replica more on Google Cloud",
    "google_redis_cluster",
    { replica_count: 1 },
    { replica_count: 2 },
  ],
  [
    "a replica more of Valkey",
    "google_memorystore_instance",
    { replica_count: 1 },
    { replica_count: 2 },
  ],
  [
    "a version that can be read again",
    "google_secret_manager_secret_version",
    { enabled: false },
    { enabled: true },
  ],
  [
    "a range more",
    "google_service_networking_connection",
    { reserved_peering_ranges: ["a"] },
    { reserved_peering_ranges: ["a", "b"] },
  ],
  ["a port more", "kubernetes_service_v1", ports(6379), ports(6379, 26379)],
  ["more pods", "kubernetes_deployment_v1", { spec: { replicas: 1 } }, { spec: { replicas: 2 } }],
  ["a peer more", "kubernetes_network_policy_v1", spec(pods("a")), spec(pods("a", "b"))],
  [
    "a rule more for the network",
    "kubernetes_network_policy_v1",
    spec(pods("a")),
    spec(pods("b"), pods("a")),
  ],
  [
    "a right more in the API",
    "kubernetes_role_v1",
    { rule: [{ verbs: ["get"] }] },
    { rule: [{ verbs: ["get", "list"] }] },
  ],
  [
    "a subject more",
    "kubernetes_role_binding_v1",
    { subject: [{ name: "a" }] },
    { subject: [{ name: "a" }, { name: "b" }] },
  ],
];

const riskOf = (type: string, before: object, after: object) =>
  changeAt(
    changesOf({ resources: { [`${type}.it`]: before } }, { resources: { [`${type}.it`]: after } }),
    `${type}.it`,
  ).risk;

test.each(WIDER)("%s is in place, and the way back is not", (_, type, narrow, wide) => {
  expect(riskOf(type, narrow, wide)).toBe("in place");
  expect(["disruptive", "refused"]).toContain(riskOf(type, wide, narrow));
});

test.each([
  [
    "another CIDR",
    "aws_vpc_security_group_ingress_rule",
    { cidr_ipv4: "10.0.0.0/16" },
    { cidr_ipv4: "10.1.0.0/16" },
  ],
  [
    "a CIDR that only Terraform knows",
    "aws_vpc_security_group_ingress_rule",
    { cidr_ipv4: "10.0.0.0/16" },
    { cidr_ipv4: "${var.cidr}" },
  ],
  [
    "another security group",
    "aws_elasticache_replication_group",
    { security_group_ids: ["a"] },
    { security_group_ids: ["b"] },
  ],
  [
    "groups that only Terraform knows",
    "aws_elasticache_replication_group",
    { security_group_ids: ["a"] },
    { security_group_ids: "${var.ids}" },
  ],
  [
    "a number that only Terraform knows",
    "aws_elasticache_replication_group",
    { num_cache_clusters: 3 },
    { num_cache_clusters: "${var.nodes}" },
  ],
  [
    "a statement that denies",
    "aws_kms_key",
    { policy: policy(READ) },
    { policy: policy(READ, NEVER) },
  ],
  [
    "a policy that is no JSON",
    "aws_kms_key",
    { policy: policy(READ) },
    { policy: "${data.a.b.json}" },
  ],
  [
    "a right that is taken at the end",
    "aws_elasticache_user",
    { access_string: "on ~* +@all" },
    { access_string: "on ~* +@all -@dangerous" },
  ],
  [
    "a network policy that restricts more",
    "kubernetes_network_policy_v1",
    spec(pods("a")),
    { spec: { ingress: [pods("a")], policy_types: ["Ingress", "Egress"] } },
  ],
  ["a rule that gets a condition", "kubernetes_network_policy_v1", spec({}), spec(pods("a"))],
  [
    "TLS that is required",
    "aws_elasticache_replication_group",
    { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
    { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "required" },
  ],
])("%s is disruptive", (_, type, before, after) => {
  expect(riskOf(type, before, after)).toBe("disruptive");
});

test("a security group that is made anew cuts its clients off", () => {
  const cache = { security_group_ids: ["${aws_security_group.it.id}"] };
  const resources = (description: string) => ({
    "aws_elasticache_replication_group.it": cache,
    "aws_security_group.it": { description },
  });
  const found = changesOf({ resources: resources("a") }, { resources: resources("b") });
  expect(changeAt(found, "aws_elasticache_replication_group.it")).toMatchObject({
    risk: "disruptive",
    reasons: expect.stringContaining("it comes from aws_security_group.it, which changes"),
  });
});

test("a mode that says what was so without it changes nothing for clients", () => {
  const tls = { engine: "valkey", transit_encryption_enabled: true };
  const type = "aws_elasticache_replication_group";
  expect(riskOf(type, tls, { ...tls, transit_encryption_mode: "required" })).toBe("in place");
});

test.each([
  ["Recreate", {}, "disruptive"],
  ["RollingUpdate", {}, "in place"],
  ["Recreate", { "app.kubernetes.io/component": "exporter" }, "in place"],
])("other pods with the strategy %s and the labels %j are %s", (type, labels, risk) => {
  const deployment = (image: string) => ({
    spec: {
      strategy: { type },
      template: { metadata: { labels }, spec: { container: { image } } },
    },
  });
  expect(riskOf("kubernetes_deployment_v1", deployment("a"), deployment("b"))).toBe(risk);
});

describe("the library's own procedures without a gap pass", () => {
  const users = (...passwordLabels: string[]) =>
    stack({
      authentication: {
        kind: "users",
        users: { shop: { accessString: "on ~* +@all", passwordLabels } },
      },
    });
  const plain = (transitEncryption: TransitEncryption) =>
    stack({ transitEncryption, authentication: { kind: "none" } });

  test("a second password", () => {
    expect(difference(users("initial"), users("initial", "next")).risk).toBe("in place");
    expect(difference(users("initial", "next"), users("next")).risk).toBe("disruptive");
  });

  test("TLS from disabled to preferred, and no further", () => {
    const { DISABLED, PREFERRED, REQUIRED } = TransitEncryption;
    expect(difference(plain(DISABLED), plain(PREFERRED)).risk).toBe("in place");
    expect(difference(plain(PREFERRED), plain(REQUIRED)).risk).toBe("disruptive");
    expect(difference(plain(DISABLED), plain(REQUIRED)).risk).toBe("refused");
  });
});

test("cluster mode, turned on in the construct, is refused with the cache and its parameter group", () => {
  const { changes } = difference(stack({ replicas: 2 }), stack({ shards: 1, replicas: 2 }));
  const refused = changes
    .filter(({ risk }) => risk === "refused")
    .map(({ address }) => address.split(".")[0]);
  expect(refused).toEqual(["aws_elasticache_parameter_group", "aws_elasticache_replication_group"]);
});
