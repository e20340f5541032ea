import { readFileSync } from "node:fs";
import { Duration } from "../../lib/cache";
import type { Environment, ExistingNetwork } from "../environment";

/** The cache that `npm run deploy:local` makes, in the network that it has made before. */
const network = process.env.CACHE_LOCAL_NETWORK;
if (network === undefined) {
  throw new Error(
    "the environment local is for npm run deploy:local, which makes its network first",
  );
}
const kubeconfig = process.env.KUBECONFIG;

const environment: Environment = {
  cloud: "aws",
  region: "eu-west-1",
  network: JSON.parse(readFileSync(network, "utf8")) as ExistingNetwork,
  cache: {
    nodeType: "cache.r7g.large",
    allowFrom: { "this-network": { cidrBlock: "10.77.0.0/16" } },
    // All of it must go again without a trace.
    deletionProtection: false,
    finalSnapshot: false,
    secretRecoveryWindow: Duration.days(0),
    applyImmediately: true,
    tags: { environment: "local" },
  },
  kubernetes: kubeconfig === undefined ? undefined : { kubeconfig, prometheusOperator: false },
  stateBackend: { kind: "local", path: ".local/terraform.tfstate" },
};

export default environment;
