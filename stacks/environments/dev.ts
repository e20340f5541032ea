import { CacheEngine } from "../../lib/cache";
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
    engine: CacheEngine.VALKEY_8_0,
    replicas: 1,
    deletionProtection: false,
    finalSnapshot: false,
    tags: { environment: "dev" },
  },
  kubernetes: {
    clients: { shop: {} },
    prometheusOperator: false,
  },
  stateBackend: { kind: "local", path: "terraform.cache-dev.tfstate" },
};

export default environment;
