import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack } from "cdktf";
import { Duration } from "cdktf-managed-cache";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import type { Construct } from "constructs";

/** A cache, the namespace of a shop, and the shop's Deployment as a client of the cache. */
export class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-west-1" });
    new KubernetesProvider(this, "kubernetes", { configPath: "~/.kube/config" });

    const { kubernetes } = new ElastiCacheForKubernetes(this, "Cache", {
      cache: {
        vpcId: "vpc-0123456789abcdef0",
        subnets: [
          { id: "subnet-0123456789abcdef0", availabilityZone: "eu-west-1a" },
          { id: "subnet-0123456789abcdef1", availabilityZone: "eu-west-1b" },
        ],
        nodeType: "cache.r7g.large",
        allowFrom: { nodes: { securityGroupId: "sg-0123456789abcdef0" } },
      },
      kubernetes: {
        clients: {
          shop: {
            createNamespace: true,
            maxConnections: 30,
            commandTimeout: Duration.milliseconds(200),
          },
        },
      },
    });
    const client = kubernetes.client("shop");

    const labels = { "app.kubernetes.io/name": "shop" };
    new DeploymentV1(this, "Shop", {
      metadata: { name: "shop", namespace: "shop", labels },
      spec: {
        replicas: "3",
        selector: { matchLabels: labels },
        // Adds the cache's variables, its CA bundle where it has one, and a checksum that rolls the
        // pods when one of them changes. The rest is the shop's own.
        template: client.attach({
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: "65532",
              seccompProfile: { type: "RuntimeDefault" },
            },
            container: [
              {
                name: "shop",
                image:
                  "registry.example.com/shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                port: [{ name: "http", containerPort: 8080 }],
                env: [{ name: "LOG_LEVEL", value: "info" }],
                readinessProbe: { httpGet: { path: "/ready", port: "http" } },
                livenessProbe: { httpGet: { path: "/live", port: "http" } },
                resources: {
                  requests: { cpu: "250m", memory: "256Mi" },
                  limits: { memory: "512Mi" },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ["ALL"] },
                },
              },
            ],
          },
        }),
      },
    });
  }
}
