import { CachePurpose, Duration, Size } from "../../lib/core";
import type { AwsEnvironment } from "../environment";

const allowFrom = { "eks-nodes": { securityGroupId: "sg-0123456789abcdef0" } };
const exporter = {
  image:
    "registry.example.com/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};
// The name of the Helm release of kube-prometheus-stack, whose CRDs the cluster must have.
const prometheusLabels = { release: "kube-prometheus-stack" };
const web = { replicas: 20, maxReplicas: 100 };
const alarms = {
  topics: {
    critical: ["arn:aws:sns:eu-west-1:123456789012:cache-page"],
    warning: ["arn:aws:sns:eu-west-1:123456789012:cache-chat"],
  },
};

/**
 * What a shop runs on, with everything in the cluster: a cache of products and prices, and a store of
 * sessions. Put in your own network, images, topics and bucket.
 */
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
    allowFrom,
    snapshotRetention: Duration.days(14),
    tags: { environment: "prod", team: "platform" },
  },
  kubernetes: {
    clients: {
      shop: {
        createNamespace: false,
        maxConnections: 30,
        workloads: { web },
      },
      checkout: { createNamespace: false, workloads: { api: { replicas: 6, maxReplicas: 24 } } },
    },
    warmer: {
      image:
        "registry.example.com/cache-warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      command: ["node", "warm.js"],
    },
    exporter,
    prometheusLabels,
    dashboard: true,
    labels: { team: "platform" },
  },
  alarms,
  furtherCaches: {
    Sessions: {
      cache: {
        nodeType: "cache.m7g.large",
        purpose: CachePurpose.STORE,
        expectedData: { items: [{ count: 1_000_000, averageSize: Size.bytes(2_000) }] },
        description: "Sessions and carts of the shop",
        allowFrom,
        snapshotRetention: Duration.days(14),
        tags: { environment: "prod", team: "platform" },
      },
      kubernetes: {
        name: "sessions",
        // Beside the cache: one namespace, and one dashboard that shows every cache of a Prometheus.
        clients: { shop: { createNamespace: false, maxConnections: 10, workloads: { web } } },
        exporter,
        prometheusLabels,
        labels: { team: "platform" },
      },
      alarms,
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
