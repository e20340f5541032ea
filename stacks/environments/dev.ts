import { CacheEngine, Size } from "../../lib/core";
import type { AwsEnvironment } from "../environment";

/** A small cache to try things out on. Put in your own VPC and subnets. */
const environment: AwsEnvironment = {
  cloud: "aws",
  region: "eu-west-1",
  network: {
    vpcId: "vpc-0123456789abcdef0",
    subnets: [
      { id: "subnet-0123456789abcdef0", availabilityZone: "eu-west-1a" },
      { id: "subnet-0123456789abcdef1", availabilityZone: "eu-west-1b" },
    ],
  },
  cache: {
    nodeType: "cache.t4g.small",
    expectedData: { data: Size.mebibytes(400) },
    engine: CacheEngine.VALKEY_8_0,
    replicas: 1,
    deletionProtection: false,
    finalSnapshot: false,
    tags: { environment: "dev" },
  },
  kubernetes: {
    clients: { shop: { createNamespace: false, workloads: { web: { replicas: 2 } } } },
    prometheusOperator: false,
  },
  acknowledgements: [
    { id: "cache-deletion-protection", reason: "a trial that must be easy to remove" },
    {
      id: "credentials-state-backend",
      reason: "a trial on one machine; its token gives access to nothing else",
    },
    {
      id: "cache-alarms",
      reason: "nobody is on call for a trial; the cluster has no Prometheus operator",
    },
  ],
  stateBackend: { kind: "local", path: "terraform.cache-dev.tfstate" },
};

export default environment;
