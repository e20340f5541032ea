import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { S3Backend, TerraformOutput, TerraformStack } from "cdktf";
import { CacheEngine } from "cdktf-managed-cache";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import type { Construct } from "constructs";

/** What a team says of its cache; the platform knows the rest. */
export interface TeamCacheSettings {
  /** The team's namespace too. */
  readonly team: string;
  readonly stage: "dev" | "prod";
  readonly nodeType: string;
  /** Image of the team's application. */
  readonly image: string;
}

/** The cache of one team in one stage, and the application that uses it. */
export class TeamCacheStack extends TerraformStack {
  constructor(scope: Construct, id: string, { team, stage, nodeType, image }: TeamCacheSettings) {
    super(scope, id);
    new S3Backend(this, {
      bucket: "example-terraform-state",
      key: `${id}.tfstate`,
      region: "eu-west-1",
      encrypt: true,
    });
    new AwsProvider(this, "aws", { region: "eu-west-1" });
    new KubernetesProvider(this, "kubernetes", { configContext: stage });

    const events = new SnsTopic(this, "Events", { name: `${id}-events` });
    const { cache, kubernetes } = new ElastiCacheForKubernetes(this, "Cache", {
      cache: {
        vpcId: "vpc-0123456789abcdef0",
        subnets: [
          { id: "subnet-0123456789abcdef0", availabilityZone: "eu-west-1a" },
          { id: "subnet-0123456789abcdef1", availabilityZone: "eu-west-1b" },
        ],
        nodeType,
        engine: CacheEngine.VALKEY_8_0,
        allowFrom: { nodes: { securityGroupId: "sg-0123456789abcdef0" } },
        notificationTopicArn: events.arn,
        tags: { team, stage },
      },
      kubernetes: { clients: { [team]: {} } },
    });

    new DeploymentV1(this, "Application", {
      metadata: { name: team, namespace: team },
      spec: {
        selector: { matchLabels: { app: team } },
        template: kubernetes.client(team).attach({
          metadata: { labels: { app: team } },
          spec: {
            container: [
              { name: team, image, securityContext: { allowPrivilegeEscalation: false } },
            ],
          },
        }),
      },
    });
    new TerraformOutput(this, "endpoint", { value: cache.primaryEndpoint.host });
  }
}
