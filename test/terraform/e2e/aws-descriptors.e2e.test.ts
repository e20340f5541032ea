import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { compareSnapshots } from "../../../lib/changes/compare-snapshots";
import { RESOURCE_DESCRIPTORS } from "../../../lib/terraform/cache-resources";
import { SNAPSHOT_FORM, type StackSnapshot } from "../../../lib/terraform/snapshot";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { type Arguments, type Block, type Case, Provider } from "./provider";

const ACCOUNT = "eu-west-1:123456789012";
const ELASTICACHE_TARGET = {
  resource_id: "replication-group/a",
  scalable_dimension: "elasticache:replication-group:Replicas",
  service_namespace: "elasticache",
};
const SECURITY_GROUP_RULE = {
  security_group_id: "sg-1",
  ip_protocol: "tcp",
  from_port: 1,
  to_port: 1,
  cidr_ipv4: "10.0.0.0/8",
};

/** What each type needs to be valid. */
const REQUIRED: Record<string, Arguments> = {
  aws_appautoscaling_policy: { name: "a", ...ELASTICACHE_TARGET },
  aws_appautoscaling_scheduled_action: {
    name: "a",
    schedule: "at(2030-01-01T00:00:00)",
    scalable_target_action: [{ min_capacity: "1" }],
    ...ELASTICACHE_TARGET,
  },
  aws_appautoscaling_target: { max_capacity: 2, min_capacity: 1, ...ELASTICACHE_TARGET },
  aws_cloudwatch_composite_alarm: { alarm_name: "a", alarm_rule: "ALARM(a)" },
  aws_cloudwatch_dashboard: { dashboard_name: "a", dashboard_body: "{}" },
  aws_cloudwatch_log_group: {},
  aws_cloudwatch_log_resource_policy: { policy_name: "a", policy_document: "{}" },
  aws_cloudwatch_metric_alarm: {
    alarm_name: "a",
    comparison_operator: "GreaterThanThreshold",
    evaluation_periods: 1,
    metric_name: "a",
    namespace: "a",
    period: 60,
    statistic: "Average",
    threshold: 1,
  },
  aws_elasticache_cluster: { cluster_id: "a", engine: "memcached", num_cache_nodes: 1 },
  aws_elasticache_global_replication_group: {
    global_replication_group_id_suffix: "a",
    primary_replication_group_id: "a",
  },
  aws_elasticache_parameter_group: { name: "a", family: "redis7" },
  aws_elasticache_replication_group: {
    replication_group_id: "a",
    description: "a",
    engine: "redis",
    engine_version: "7.0",
  },
  aws_elasticache_serverless_cache: { name: "a", engine: "redis" },
  aws_elasticache_subnet_group: { name: "a", subnet_ids: ["subnet-1"] },
  aws_elasticache_user: {
    access_string: "on ~* +@all",
    engine: "redis",
    user_id: "a",
    user_name: "a",
    no_password_required: true,
  },
  aws_elasticache_user_group: { engine: "redis", user_group_id: "a" },
  aws_elasticache_user_group_association: { user_group_id: "a", user_id: "a" },
  aws_iam_role: { assume_role_policy: "{}" },
  aws_iam_role_policy: { role: "a", policy: "{}" },
  aws_iam_role_policy_attachment: { role: "a", policy_arn: "arn:aws:iam::aws:policy/a" },
  aws_kms_alias: { target_key_id: "a" },
  aws_kms_key: {},
  aws_prometheus_rule_group_namespace: { name: "a", workspace_id: "ws-1", data: "groups: []" },
  aws_route53_record: { zone_id: "Z0", name: "a.example", type: "CNAME", ttl: 1, records: ["b"] },
  aws_secretsmanager_secret: {},
  aws_secretsmanager_secret_policy: {
    secret_arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:a`,
    policy: "{}",
  },
  aws_secretsmanager_secret_version: { secret_id: "a" },
  aws_security_group: {},
  aws_sns_topic: {},
  aws_sns_topic_policy: { arn: `arn:aws:sns:${ACCOUNT}:a`, policy: "{}" },
  aws_sns_topic_subscription: {
    topic_arn: `arn:aws:sns:${ACCOUNT}:a`,
    protocol: "sqs",
    endpoint: `arn:aws:sqs:${ACCOUNT}:a`,
  },
  aws_vpc_security_group_egress_rule: SECURITY_GROUP_RULE,
  aws_vpc_security_group_ingress_rule: SECURITY_GROUP_RULE,
};

/** What AWS gives where nothing is asked for, and the provider compares with. */
const STATE: Record<string, Arguments> = {
  aws_cloudwatch_composite_alarm: { actions_enabled: true },
  aws_elasticache_global_replication_group: { engine_version_actual: "7.0.7" },
  aws_elasticache_parameter_group: { description: "Managed by Terraform" },
  aws_elasticache_replication_group: { engine_version_actual: "7.0.7", security_group_names: [] },
  aws_elasticache_serverless_cache: { major_engine_version: "7", subnet_ids: ["subnet-1"] },
  aws_iam_role: { path: "/" },
  aws_kms_key: { customer_master_key_spec: "SYMMETRIC_DEFAULT", key_usage: "ENCRYPT_DECRYPT" },
  aws_security_group: { description: "Managed by Terraform" },
  aws_sns_topic: { fifo_topic: false },
};

interface Sample {
  readonly before: unknown;
  readonly after: unknown;
  /** Arguments beside it, before and after. */
  readonly beside?: Arguments;
  /** What AWS gives then. */
  readonly state?: Arguments;
}

/** Arguments whose values cannot be any, and those that matter at more than one. */
const SAMPLES: Record<string, Sample[]> = {
  "aws_cloudwatch_composite_alarm.actions_enabled": [{ before: true, after: false }],
  "aws_cloudwatch_log_group.log_group_class": [{ before: "STANDARD", after: "INFREQUENT_ACCESS" }],
  "aws_appautoscaling_target.service_namespace": [{ before: "elasticache", after: "ecs" }],
  "aws_elasticache_cluster.engine": [
    { before: "memcached", after: "redis" },
    { before: "redis", after: "memcached" },
  ],
  "aws_elasticache_cluster.engine_version": [
    { before: "1.6.6", after: "1.6.12" },
    { before: "1.6.12", after: "1.6.6" },
  ],
  "aws_elasticache_cluster.network_type": [{ before: "ipv4", after: "dual_stack" }],
  "aws_elasticache_cluster.node_type": [
    { before: "cache.m5.large", after: "cache.m5.xlarge" },
    { before: "cache.m5.large", after: "cache.m5.xlarge", beside: { engine: "redis" } },
  ],
  "aws_elasticache_cluster.port": [{ before: 11211, after: 11212 }],
  "aws_elasticache_cluster.snapshot_arns": [
    { before: ["arn:aws:s3:::a/b"], after: ["arn:aws:s3:::a/c"], beside: { engine: "redis" } },
  ],
  "aws_elasticache_cluster.snapshot_name": [
    { before: "a", after: "b", beside: { engine: "redis" } },
  ],
  "aws_elasticache_cluster.transit_encryption_enabled": [
    { before: false, after: true, beside: { engine_version: "1.6.12" } },
  ],
  "aws_elasticache_global_replication_group.engine_version": [{ before: "7.0", after: "7.1" }],
  // The provider takes one only with another major version, and crashes without the version of before.
  "aws_elasticache_global_replication_group.parameter_group_name": [],
  "aws_elasticache_parameter_group.family": [{ before: "redis7", after: "valkey8" }],
  "aws_elasticache_cluster.az_mode": [
    { before: "single-az", after: "cross-az", beside: { num_cache_nodes: 2 } },
  ],
  "aws_elasticache_replication_group.cluster_mode": [
    { before: "disabled", after: "compatible", beside: { num_cache_clusters: 2 } },
    {
      before: "compatible",
      after: "enabled",
      beside: { num_node_groups: 1, replicas_per_node_group: 1 },
    },
  ],
  "aws_elasticache_replication_group.auth_token": [
    {
      before: "a".repeat(20),
      after: "b".repeat(20),
      beside: { auth_token_update_strategy: "ROTATE", transit_encryption_enabled: true },
    },
  ],
  "aws_elasticache_replication_group.multi_az_enabled": [
    {
      before: false,
      after: true,
      beside: { automatic_failover_enabled: true, num_cache_clusters: 2 },
    },
  ],
  "aws_elasticache_user.engine": [{ before: "redis", after: "valkey" }],
  "aws_elasticache_user_group.engine": [{ before: "redis", after: "valkey" }],
  "aws_vpc_security_group_ingress_rule.cidr_ipv6": [
    { before: "2001:db8::/32", after: "2001:db8::/48", beside: { cidr_ipv4: undefined } },
  ],
  "aws_vpc_security_group_ingress_rule.prefix_list_id": [
    { before: "pl-1", after: "pl-2", beside: { cidr_ipv4: undefined } },
  ],
  "aws_vpc_security_group_ingress_rule.referenced_security_group_id": [
    { before: "sg-1", after: "sg-2", beside: { cidr_ipv4: undefined } },
  ],
  "aws_vpc_security_group_egress_rule.cidr_ipv6": [
    { before: "2001:db8::/32", after: "2001:db8::/48", beside: { cidr_ipv4: undefined } },
  ],
  "aws_vpc_security_group_egress_rule.prefix_list_id": [
    { before: "pl-1", after: "pl-2", beside: { cidr_ipv4: undefined } },
  ],
  "aws_vpc_security_group_egress_rule.referenced_security_group_id": [
    { before: "sg-1", after: "sg-2", beside: { cidr_ipv4: undefined } },
  ],
  "aws_elasticache_replication_group.at_rest_encryption_enabled": [
    { before: "false", after: "true" },
    { before: "true", after: "false" },
  ],
  "aws_elasticache_replication_group.auth_token_update_strategy": [
    {
      before: "ROTATE",
      after: "SET",
      beside: { auth_token: "a".repeat(20), transit_encryption_enabled: true },
    },
  ],
  "aws_elasticache_replication_group.engine": [
    { before: "redis", after: "valkey", beside: { engine_version: "7.2" } },
    { before: "valkey", after: "redis", beside: { engine_version: "7.2" } },
  ],
  "aws_elasticache_replication_group.engine_version": [
    { before: "7.0", after: "7.1" },
    { before: "7.1", after: "7.0", state: { engine_version_actual: "7.1.0" } },
    { before: "7.0", after: "6.2" },
    { before: "6.2", after: "6.x", state: { engine_version_actual: "6.2.6" } },
    { before: "6.x", after: "7.0", state: { engine_version_actual: "6.2.6" } },
    {
      before: "8.0",
      after: "7.2",
      beside: { engine: "valkey" },
      state: { engine_version_actual: "8.0.1" },
    },
  ],
  "aws_elasticache_replication_group.network_type": [{ before: "ipv4", after: "dual_stack" }],
  "aws_elasticache_replication_group.port": [
    { before: 6379, after: 6380 },
    { before: 6380, after: undefined },
  ],
  "aws_elasticache_replication_group.snapshot_arns": [
    { before: ["arn:aws:s3:::a/b"], after: ["arn:aws:s3:::a/c"] },
  ],
  "aws_elasticache_replication_group.subnet_group_name": [
    { before: "a", after: "b" },
    { before: "a", after: undefined },
  ],
  "aws_elasticache_replication_group.transit_encryption_enabled": [
    { before: false, after: true },
    {
      before: false,
      after: true,
      beside: { engine_version: "6.2" },
      state: { engine_version_actual: "6.2.6" },
    },
    {
      before: false,
      after: true,
      beside: { engine: "valkey", engine_version: "7.2" },
      state: { engine_version_actual: "7.2.6" },
    },
  ],
  "aws_elasticache_replication_group.transit_encryption_mode": [
    { before: "preferred", after: "required", beside: { transit_encryption_enabled: true } },
  ],
  "aws_elasticache_serverless_cache.engine": [
    { before: "redis", after: "valkey" },
    { before: "valkey", after: "redis" },
  ],
  "aws_elasticache_serverless_cache.snapshot_arns_to_restore": [
    {
      before: [`arn:aws:elasticache:${ACCOUNT}:serverlesssnapshot:a`],
      after: [`arn:aws:elasticache:${ACCOUNT}:serverlesssnapshot:b`],
    },
  ],
  "aws_elasticache_user.passwords": [
    { before: ["a".repeat(20)], after: ["b".repeat(20)], beside: { no_password_required: false } },
  ],
  "aws_iam_role.assume_role_policy": [{ before: "{}", after: '{"Version":"2012-10-17"}' }],
  "aws_iam_role.path": [{ before: "/", after: "/a/" }],
  "aws_iam_role_policy.policy": [{ before: "{}", after: '{"Version":"2012-10-17"}' }],
  "aws_iam_role_policy_attachment.policy_arn": [
    { before: "arn:aws:iam::aws:policy/a", after: "arn:aws:iam::aws:policy/b" },
  ],
  "aws_kms_alias.name": [{ before: "alias/a", after: "alias/b" }],
  "aws_kms_alias.name_prefix": [{ before: "alias/a", after: "alias/b" }],
  "aws_kms_key.customer_master_key_spec": [{ before: "SYMMETRIC_DEFAULT", after: "RSA_2048" }],
  "aws_kms_key.key_usage": [{ before: "ENCRYPT_DECRYPT", after: "SIGN_VERIFY" }],
  "aws_kms_key.policy": [{ before: "{}", after: '{"Version":"2012-10-17"}' }],
  "aws_secretsmanager_secret.policy": [{ before: "{}", after: '{"Version":"2012-10-17"}' }],
  "aws_secretsmanager_secret_policy.policy": [{ before: "{}", after: '{"Version":"2012-10-17"}' }],
  "aws_secretsmanager_secret_version.secret_string_wo_version": [
    { before: 1, after: 2, beside: { secret_string_wo: "a" } },
  ],
  "aws_secretsmanager_secret_version.secret_binary": [{ before: "YQ==", after: "Yg==" }],
  "aws_sns_topic.fifo_topic": [{ before: false, after: true, beside: { name: "a.fifo" } }],
  "aws_sns_topic_subscription.protocol": [{ before: "sqs", after: "lambda" }],
  "aws_vpc_security_group_egress_rule.cidr_ipv4": [{ before: "10.0.0.0/8", after: "10.0.0.0/16" }],
  "aws_vpc_security_group_ingress_rule.cidr_ipv4": [{ before: "10.0.0.0/8", after: "10.0.0.0/16" }],
};

interface NamedCase extends Case {
  readonly name: string;
  readonly wanted: Arguments;
}

const AWS_TYPES = Object.keys(RESOURCE_DESCRIPTORS).filter((type) => type.startsWith("aws_"));

/** What every type has, and what replaces nothing. */
const COMMON = ["id", "tags", "tags_all", "timeouts"];

/** Every argument of a type, changed alone, nested ones too. */
function casesOf(provider: Provider, type: string): NamedCase[] {
  const { block } = provider.schema(type);
  const top = Object.entries(block.attributes ?? {})
    .filter(([name, { optional, required }]) => (optional || required) && !COMMON.includes(name))
    .flatMap(([argument, { type: kind }]) =>
      (
        SAMPLES[`${type}.${argument}`] ?? [
          { before: anyValue(kind, "a", argument), after: anyValue(kind, "b", argument) },
        ]
      ).map((sample) => caseOf(type, argument, sample)),
    );
  const blocks = Object.entries(block.block_types ?? {}).filter(([name]) => !COMMON.includes(name));
  const nested = blocks.flatMap(([name, { block: inner }]) =>
    blockSamples(inner).map(({ path, before, after }) =>
      caseOf(type, name, { before: [before], after: [after] }, `${name}.${path}`),
    ),
  );
  return [...top, ...nested];
}

function caseOf(
  type: string,
  argument: string,
  { before, after, beside, state }: Sample,
  name = argument,
): NamedCase {
  const others = { ...REQUIRED[type], ...beside };
  const wanted = { ...others, [argument]: before };
  return {
    type,
    name: `${type}.${name}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    wanted,
    before: { ...STATE[type], ...state, ...wanted },
    after: { ...others, [argument]: after },
  };
}

/** A nested block before and after a change of each of its arguments. */
function blockSamples({ attributes = {}, block_types = {} }: Block): {
  path: string;
  before: Arguments;
  after: Arguments;
}[] {
  const required = Object.fromEntries(
    Object.entries(attributes)
      .filter(([, attribute]) => attribute.required)
      .map(([name, attribute]) => [name, anyValue(attribute.type, "a", name)]),
  );
  const own = Object.entries(attributes)
    .filter(([, attribute]) => attribute.required || attribute.optional)
    .map(([name, attribute]) => ({
      path: name,
      before: { ...required, [name]: anyValue(attribute.type, "a", name) },
      after: { ...required, [name]: anyValue(attribute.type, "b", name) },
    }));
  const inner = Object.entries(block_types).flatMap(([name, { block }]) =>
    blockSamples(block).map(({ path, before, after }) => ({
      path: `${name}.${path}`,
      before: { ...required, [name]: [before] },
      after: { ...required, [name]: [after] },
    })),
  );
  return [...own, ...inner];
}

/** Two values of an argument that is not free, by its name or the end of it. */
const VALUES: readonly (readonly [RegExp, unknown, unknown])[] = [
  [/^auto_minor_version_upgrade$/, "true", "false"],
  [/^cluster_mode$/, "disabled", "compatible"],
  [/^comparison_operator$/, "GreaterThanThreshold", "LessThanThreshold"],
  [/^(start|end)_time$/, "2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z"],
  [/^deletion_window_in_days$|^recovery_window_in_days$/, 7, 8],
  [/^destination_type$/, "cloudwatch-logs", "kinesis-firehose"],
  [/^evaluate_low_sample_count_percentiles$/, "evaluate", "ignore"],
  [/^ip_discovery$/, "ipv4", "ipv6"],
  [/^log_format$/, "json", "text"],
  [/^log_type$/, "slow-log", "engine-log"],
  [/^m(ax|in)imum$/, 1000, 2000],
  [/^maintenance_window$/, "sun:05:00-sun:06:00", "mon:05:00-mon:06:00"],
  [/^max_session_duration$/, 3600, 7200],
  [/^passwords$/, ["a".repeat(20)], ["b".repeat(20)]],
  [/^period$/, 60, 120],
  [/^retention_in_days$/, 1, 3],
  [/^rotation_period_in_days$/, 90, 91],
  [/^snapshot_window$/, "05:00-06:00", "07:00-08:00"],
  [/^statistic$/, "Average", "Sum"],
  [/^type$/, "password", "iam"],
  [/^unit$/, "GB", "GB"],
  [/^treat_missing_data$/, "missing", "ignore"],
  [/_actions$/, [`arn:aws:sns:${ACCOUNT}:a`], [`arn:aws:sns:${ACCOUNT}:b`]],
  [/boundary$/, "arn:aws:iam::aws:policy/a", "arn:aws:iam::aws:policy/b"],
  [/polic(y|y_document)$|_body$/, "{}", '{"Version":"2012-10-17"}'],
  [/arn|kms_key_id/, `arn:aws:kms:${ACCOUNT}:key/a`, `arn:aws:kms:${ACCOUNT}:key/b`],
];

function anyValue(type: unknown, text: "a" | "b", argument: string): unknown {
  if (type === "string" || type === "number" || /passwords|_actions/.test(argument)) {
    const [, a, b] = VALUES.find(([name]) => name.test(argument)) ?? [];
    const value = text === "a" ? a : b;
    if (value !== undefined) {
      return value;
    }
  }
  if (Array.isArray(type)) {
    const value = anyValue(type[1], text, argument);
    return type[0] === "map" ? { a: value } : [value];
  }
  switch (type) {
    case "number":
      return text === "a" ? 1 : 2;
    case "bool":
      return text === "b";
    default:
      return text;
  }
}

function snapshot(type: string, resource: Arguments): StackSnapshot {
  const configuration = { resource: { [type]: { a: JSON.parse(JSON.stringify(resource)) } } };
  return { snapshot: SNAPSHOT_FORM, stack: "test", configuration };
}

describeWith([TERRAFORM, AWS_PROVIDER], "the descriptors of AWS resources", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aws-descriptors-"));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test("say replace where the provider's own plan does, and nowhere else", async () => {
    const provider = await Provider.make(folder);
    const cases = AWS_TYPES.flatMap((type) => casesOf(provider, type));
    const planned = provider.planned(cases);
    const told = cases.map(({ type, wanted, after }) =>
      compareSnapshots(snapshot(type, wanted), snapshot(type, after)).changes.some(
        ({ action }) => action === "replace",
      ),
    );
    const judged = cases.flatMap(({ name }, index) =>
      planned[index] === "refused"
        ? []
        : {
            name,
            told: told[index] ? "replaced" : "in place",
            planned: planned[index],
          },
    );

    expect(judged.length).toBeGreaterThan(300);
    expect(judged.filter((one) => one.told !== one.planned)).toEqual([]);
  }, 300_000);
});
