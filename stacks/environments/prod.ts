import { Duration, Size } from "../../lib/core";
import type { AwsEnvironment } from "../environment";

/** What a shop runs on, with everything in the cluster. Put in your own network, images, topics and bucket. */
const environment: AwsEnvironment = {
  cloud: "aws",
  region: "eu-west-1",
  network: {
    vpcId: "vpc-0123456789abcdef0",
    subnets: [
      {
        id: "subnet-0123456789abcdef0",
        availabilityZone: "eu-west-1a",
        cidrBlock: "10.0.1.0/24",
      },
      {
        id: "subnet-0123456789abcdef1",
        availabilityZone: "eu-west-1b",
        cidrBlock: "10.0.2.0/24",
      },
      {
        id: "subnet-0123456789abcdef2",
        availabilityZone: "eu-west-1c",
        cidrBlock: "10.0.3.0/24",
      },
    ],
  },
  cache: {
    nodeType: "cache.r7g.large",
    expectedData: { items: [{ count: 2_000_000, averageSize: Size.bytes(2_000) }] },
    description: "Product and price cache of the shop",
    allowFrom: { "eks-nodes": { securityGroupId: "sg-0123456789abcdef0" } },
    snapshotRetention: Duration.days(14),
    tags: { environment: "prod", team: "platform" },
  },
  kubernetes: {
    clients: {
      shop: {
        createNamespace: false,
        maxConnections: 30,
        workloads: { web: { replicas: 20, maxReplicas: 100 } },
      },
      checkout: { createNamespace: false, workloads: { api: { replicas: 6, maxReplicas: 24 } } },
    },
    warmer: {
      image:
        "registry.example.com/cache-warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      command: ["node", "warm.js"],
    },
    exporter: {
      image:
        "registry.example.com/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    },
    // The name of the Helm release of kube-prometheus-stack, whose CRDs the cluster must have.
    prometheusLabels: { release: "kube-prometheus-stack" },
    dashboard: true,
    labels: { team: "platform" },
  },
  alarms: {
    topics: {
      critical: ["arn:aws:sns:eu-west-1:123456789012:cache-page"],
      warning: ["arn:aws:sns:eu-west-1:123456789012:cache-chat"],
    },
  },
  stateBackend: {
    kind: "s3",
    bucket: "example-terraform-state",
    key: "cache/prod.tfstate",
    region: "eu-west-1",
  },
};

export default environment;
