import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { testApp } from "../support/test-app";

/** What differs between two states of the stack; the rest is the same in both. */
export interface PlannedStackProps {
  /** Default of the variable from which the cache `orders` takes its node type. */
  readonly nodeType?: string;
  readonly token?: string;
  readonly sessionsPort?: number;
  readonly isMultiRegion?: boolean;
  readonly policy?: string;
  /** Whether one log group was renamed, one is left alone, and one is gone. */
  readonly isTidied?: boolean;
  readonly isProtected?: boolean;
}

/** Two caches by hand, with what only a plan knows: values of variables, one of them secret, and an ARN. */
export function plannedStack(props: PlannedStackProps = {}, app: App = testApp()): TerraformStack {
  const {
    nodeType = "cache.r7g.xlarge",
    token = "hunter2-hunter2-hunter2",
    sessionsPort = 6379,
    isMultiRegion = false,
    policy = "allkeys-lru",
    isTidied = false,
    isProtected = false,
  } = props;
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", {
    region: "eu-west-1",
    accessKey: "none",
    secretKey: "none",
    skipCredentialsValidation: true,
    skipMetadataApiCheck: "true",
    skipRequestingAccountId: true,
  });
  const node = new TerraformVariable(stack, "node", { type: "string", default: nodeType });
  const secret = new TerraformVariable(stack, "token", {
    type: "string",
    default: token,
    sensitive: true,
  });
  const key = new KmsKey(stack, "Key", { description: "Sessions", multiRegion: isMultiRegion });
  const parameters = new ElasticacheParameterGroup(stack, "Parameters", {
    name: "orders",
    family: "redis7",
    parameter: [{ name: "maxmemory-policy", value: policy }],
  });
  const orders = new ElasticacheReplicationGroup(stack, "Orders", {
    replicationGroupId: "orders",
    description: "Orders",
    nodeType: node.stringValue,
    authToken: secret.stringValue,
    transitEncryptionEnabled: true,
    parameterGroupName: parameters.name,
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    lifecycle: { preventDestroy: isProtected },
  });
  new ElasticacheReplicationGroup(stack, "Sessions", {
    replicationGroupId: "sessions",
    description: "Sessions",
    nodeType: "cache.r7g.large",
    kmsKeyId: key.arn,
    atRestEncryptionEnabled: "true",
    port: sessionsPort,
    numCacheClusters: 1,
  });
  new CloudwatchLogGroup(stack, "Logs", { name: "orders", count: 2 });
  if (isTidied) {
    new CloudwatchLogGroup(stack, "Slow", { name: "slow" });
    stack.addOverride("moved", [
      { from: "aws_cloudwatch_log_group.Old", to: "aws_cloudwatch_log_group.Slow" },
    ]);
    stack.addOverride("removed", [
      { from: "aws_cloudwatch_log_group.Kept", lifecycle: { destroy: false } },
    ]);
  } else {
    new CloudwatchLogGroup(stack, "Old", { name: "slow" });
    new CloudwatchLogGroup(stack, "Kept", { name: "kept" });
    new CloudwatchLogGroup(stack, "Gone", { name: "gone" });
  }
  new TerraformOutput(stack, "host", { value: orders.primaryEndpointAddress });
  return stack;
}
