import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { compareSnapshots } from "../../../lib/changes/compare-snapshots";
import { RESOURCE_DESCRIPTORS } from "../../../lib/terraform/cache-resources";
import type { ResourceDescriptor } from "../../../lib/terraform/cache-resources/resource-descriptor";
import { SNAPSHOT_FORM, type StackSnapshot } from "../../../lib/terraform/snapshot";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { type Arguments, type Case, Provider } from "./provider";

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
  "aws_elasticache_parameter_group.family": [{ before: "redis7", after: "valkey8" }],
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
  "aws_secretsmanager_secret_version.secret_binary": [{ before: "YQ==", after: "Yg==" }],
  "aws_sns_topic.fifo_topic": [{ before: false, after: true, beside: { name: "a.fifo" } }],
  "aws_sns_topic_subscription.protocol": [{ before: "sqs", after: "lambda" }],
  "aws_vpc_security_group_egress_rule.cidr_ipv4": [{ before: "10.0.0.0/8", after: "10.0.0.0/16" }],
  "aws_vpc_security_group_ingress_rule.cidr_ipv4": [{ before: "10.0.0.0/8", after: "10.0.0.0/16" }],
};

/** Arguments that are not valid without much else, or that no plan can show alone. */
const LEFT_OUT = [
  "aws_elasticache_cluster.replication_group_id",
  "aws_elasticache_replication_group.global_replication_group_id",
  "aws_kms_key.xks_key_id",
  "aws_security_group.egress",
  "aws_security_group.ingress",
  "aws_vpc_security_group_egress_rule.referenced_security_group_id",
  "aws_vpc_security_group_ingress_rule.cidr_ipv6",
  "aws_vpc_security_group_ingress_rule.prefix_list_id",
  "aws_vpc_security_group_ingress_rule.referenced_security_group_id",
];

interface NamedCase extends Case {
  readonly name: string;
  readonly wanted: Arguments;
}

const AWS_TYPES = Object.keys(RESOURCE_DESCRIPTORS).filter((type) => type.startsWith("aws_"));

/** Every argument that the descriptor of a type names, changed alone. */
function casesOf(provider: Provider, type: string): NamedCase[] {
  const { replacedBy, disruptedBy = {} } = RESOURCE_DESCRIPTORS[type] as ResourceDescriptor;
  const { attributes } = provider.schema(type).block;
  return [
    ...replacedBy.map((rule) => (typeof rule === "string" ? rule : rule.argument)),
    ...Object.keys(disruptedBy),
  ]
    .filter((argument, index, all) => all.indexOf(argument) === index)
    .filter((argument) => argument in attributes && !LEFT_OUT.includes(`${type}.${argument}`))
    .flatMap((argument) => {
      const samples = SAMPLES[`${type}.${argument}`] ?? [
        {
          before: anyValue(attributes[argument]?.type, "a", argument),
          after: anyValue(attributes[argument]?.type, "b", argument),
        },
      ];
      return samples.map(({ before, after, beside, state }) => {
        const others = { ...REQUIRED[type], ...beside };
        const wanted = { ...others, [argument]: before };
        return {
          type,
          name: `${type}.${argument}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
          wanted,
          before: { ...STATE[type], ...state, ...wanted },
          after: { ...others, [argument]: after },
        };
      });
    });
}

function anyValue(type: unknown, text: string, argument: string): unknown {
  if (Array.isArray(type)) {
    return [anyValue(type[1], text, argument)];
  }
  switch (type) {
    case "number":
      return text === "a" ? 1 : 2;
    case "bool":
      return text === "b";
    default:
      return /arn|kms_key_id/.test(argument) ? `arn:aws:kms:${ACCOUNT}:key/${text}` : text;
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
    const replaced = provider.replaced(cases);
    const told = cases.map(({ type, wanted, after }) =>
      compareSnapshots(snapshot(type, wanted), snapshot(type, after)).changes.some(
        ({ action }) => action === "replace",
      ),
    );
    const list = (decisions: boolean[]) =>
      cases.map(({ name }, index) => `${name}: ${decisions[index] ? "replaced" : "in place"}`);

    expect(cases.length).toBeGreaterThan(100);
    expect(list(told)).toEqual(list(replaced));
  }, 300_000);
});
