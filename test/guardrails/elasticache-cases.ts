import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformStack } from "cdktf";
import { type Cases, variable } from "./cases";
import {
  alarm,
  memcached,
  replicationGroup,
  serverless,
  withLogGroup,
  withSecret,
  withSecurityGroup,
} from "./hand-written";

const ARN = "arn:aws:kms:eu-west-1:123456789012:key/1";

function user(stack: TerraformStack, accessString: string, type: string): void {
  new ElasticacheUser(stack, "user", {
    engine: "redis",
    userId: "shop",
    userName: "shop",
    accessString,
    authenticationMode: { type },
  });
}

function ingress(stack: TerraformStack, cidrIpv4: string): void {
  const { id } = withSecurityGroup(stack);
  new VpcSecurityGroupIngressRule(stack, "ingress", {
    securityGroupId: id,
    cidrIpv4,
    ipProtocol: "tcp",
    description: "clients",
  });
}

/** A rule as older stacks write it. */
function rule(stack: TerraformStack, cidrBlocks: string[], type = "ingress"): void {
  const { id } = withSecurityGroup(stack);
  new SecurityGroupRule(stack, "rule", {
    securityGroupId: id,
    type,
    cidrBlocks,
    protocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
  });
}

function inline(stack: TerraformStack, ipv6CidrBlocks: string[]): void {
  withSecurityGroup(stack, { ingress: [{ ipv6CidrBlocks }] });
}

/** A replication group with a key of the same stack. */
function withKey(stack: TerraformStack, enableKeyRotation?: boolean): void {
  replicationGroup(stack, { kmsKeyId: new KmsKey(stack, "key", { enableKeyRotation }).arn });
}

export const ELASTICACHE_CASES: Cases = {
  "elasticache-single-node": {
    compliant: [memcached, (s) => memcached(s, { engine: undefined, replicationGroupId: "shop" })],
    noncompliant: [(s) => memcached(s, { engine: "redis" })],
    unjudged: [(s) => memcached(s, { engine: variable(s) })],
  },
  "elasticache-user-password": {
    compliant: [
      (s) => user(s, "on ~* +@all", "iam"),
      (s) => user(s, "off ~* -@all", "no-password-required"),
    ],
    noncompliant: [
      (s) => user(s, "on ~* +@all", "no-password-required"),
      (s) =>
        new ElasticacheUser(s, "user", {
          engine: "redis",
          userId: "shop",
          userName: "shop",
          accessString: "on ~* +@all",
          noPasswordRequired: true,
        }),
    ],
    unjudged: [(s) => user(s, "on ~* +@all", variable(s))],
  },
  "elasticache-security-group": {
    compliant: [replicationGroup, memcached, serverless, (s) => withSecurityGroup(s)],
    noncompliant: [
      (s) => replicationGroup(s, { securityGroupIds: undefined }),
      (s) => memcached(s, { securityGroupIds: [] }),
      (s) => serverless(s, { securityGroupIds: undefined }),
    ],
    unjudged: [(s) => replicationGroup(s).addOverride("security_group_ids", "${var.groups}")],
  },
  "elasticache-open-ingress": {
    compliant: [
      (s) => ingress(s, "10.0.0.0/8"),
      (s) => rule(s, ["10.0.1.0/24"]),
      (s) => rule(s, ["0.0.0.0/0"], "egress"),
      (s) => inline(s, ["fd00::/64"]),
      // A security group of another resource.
      (s) =>
        new VpcSecurityGroupIngressRule(s, "other", {
          securityGroupId: "sg-other",
          cidrIpv4: "0.0.0.0/0",
          ipProtocol: "tcp",
        }),
    ],
    noncompliant: [
      (s) => ingress(s, "0.0.0.0/0"),
      (s) => ingress(s, "10.0.0.0/7"),
      (s) => rule(s, ["10.0.1.0/24", "0.0.0.0/0"]),
      (s) => inline(s, ["::/0"]),
    ],
    unjudged: [replicationGroup],
  },
  "elasticache-security-group-description": {
    compliant: [(s) => withSecurityGroup(s), (s) => ingress(s, "10.0.0.0/8")],
    noncompliant: [
      (s) => withSecurityGroup(s, { description: undefined }),
      (s) => rule(s, ["10.0.1.0/24"]),
    ],
    unjudged: [(s) => withSecurityGroup(s, { description: variable(s) })],
  },
  "elasticache-port": {
    compliant: [replicationGroup, memcached],
    noncompliant: [
      (s) => replicationGroup(s, { port: undefined }),
      (s) => replicationGroup(s, { port: 6379 }),
      (s) => memcached(s, { port: 11_211 }),
    ],
    unjudged: [(s) => replicationGroup(s).addOverride("port", "${var.port}")],
  },
  "elasticache-logs": {
    compliant: [
      replicationGroup,
      // Redis OSS 6.0 has no engine log.
      (s) => {
        withLogGroup(s, {});
        s.addOverride("resource.aws_elasticache_replication_group.group.engine_version", "6.0");
      },
    ],
    noncompliant: [
      (s) => replicationGroup(s, { logDeliveryConfiguration: undefined }),
      (s) => withLogGroup(s, {}),
    ],
    unjudged: [(s) => replicationGroup(s).addOverride("log_delivery_configuration", "${var.logs}")],
  },
  "elasticache-log-retention": {
    compliant: [
      (s) => withLogGroup(s, { retentionInDays: 365 }),
      // The log of another resource.
      (s) => new CloudwatchLogGroup(s, "other", { name: "other" }),
    ],
    noncompliant: [(s) => withLogGroup(s, {}), (s) => withLogGroup(s, { retentionInDays: 30 })],
    unjudged: [
      (s) => {
        withLogGroup(s, {});
        s.addOverride("resource.aws_cloudwatch_log_group.logs.retention_in_days", "${var.days}");
      },
    ],
  },
  "elasticache-log-key": {
    compliant: [(s) => withLogGroup(s, { kmsKeyId: ARN })],
    noncompliant: [(s) => withLogGroup(s, {})],
    unjudged: [(s) => withLogGroup(s, { kmsKeyId: variable(s) })],
  },
  "elasticache-serverless-limits": {
    compliant: [serverless],
    noncompliant: [
      (s) => serverless(s, { cacheUsageLimits: undefined }),
      (s) => serverless(s, { cacheUsageLimits: [{ dataStorage: [{ unit: "GB", maximum: 10 }] }] }),
    ],
    unjudged: [(s) => serverless(s).addOverride("cache_usage_limits", "${var.limits}")],
  },
  "elasticache-alarm-actions": {
    compliant: [
      (s) => alarm(s, "Evictions"),
      (s) => alarm(s, "Latency", { namespace: "Shop", alarmActions: undefined }),
    ],
    noncompliant: [
      (s) => alarm(s, "Evictions", { alarmActions: undefined }),
      (s) => alarm(s, "Evictions", { actionsEnabled: false }),
    ],
    unjudged: [
      (s) => {
        alarm(s, "Evictions");
        s.addOverride(
          "resource.aws_cloudwatch_metric_alarm.alarm-Evictions.alarm_actions",
          "${var.actions}",
        );
      },
    ],
  },
  "cache-key-rotation": {
    compliant: [(s) => withKey(s, true), (s) => new KmsKey(s, "other", {})],
    noncompliant: [(s) => withKey(s), (s) => withKey(s, false)],
    unjudged: [
      (s) => {
        withKey(s);
        s.addOverride("resource.aws_kms_key.key.enable_key_rotation", "${var.rotate}");
      },
    ],
  },
  "cache-secret-key": {
    compliant: [(s) => withSecret(s, ARN), (s) => new SecretsmanagerSecret(s, "other", {})],
    noncompliant: [(s) => withSecret(s)],
    unjudged: [
      (s) => {
        withSecret(s);
        s.addOverride("resource.aws_secretsmanager_secret.secret.kms_key_id", "${var.key}");
      },
    ],
  },
  "cache-secret-rotation": {
    compliant: [
      (s) => {
        new SecretsmanagerSecretRotation(s, "rotation", {
          secretId: withSecret(s).id,
          rotationRules: { automaticallyAfterDays: 30 },
        });
      },
    ],
    noncompliant: [(s) => withSecret(s)],
  },
};
