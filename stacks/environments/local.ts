import { Duration, Size } from "../../lib/core";
import type { AwsEnvironment } from "../environment";
import { readNetwork } from "../local/network-file";

// Empty is unset, as for Terraform.
const kubeconfig = process.env.KUBECONFIG || undefined;

/** The cache that `npm run deploy:local` makes, in the network that it has made before. */
const environment: AwsEnvironment = {
  cloud: "aws",
  region: "eu-west-1",
  network: readNetwork(process.env.CACHE_LOCAL_NETWORK),
  cache: {
    nodeType: "cache.r7g.large",
    expectedData: { data: Size.mebibytes(64) },
    // The local AWS gives every endpoint the port on which the local Redis listens.
    port: Number(process.env.CACHE_LOCAL_PORT ?? 6379),
    allowFrom: { "this-network": { cidrBlock: "10.77.0.0/16" } },
    // All of it must go again without a trace.
    deletionProtection: false,
    finalSnapshot: false,
    secretRecoveryWindow: Duration.days(0),
    applyImmediately: true,
    tags: { environment: "local" },
  },
  kubernetes: kubeconfig === undefined ? undefined : { kubeconfig, prometheusOperator: false },
  acknowledgements: [
    { id: "cache-deletion-protection", reason: "the deploy must be removed completely" },
    {
      id: "cache-connection-budget",
      reason: "its only client is a job of the deployment",
    },
    { id: "credentials-state-backend", reason: "the token of an emulated cache" },
    {
      id: "cache-alarms",
      reason: "it lives for minutes, and the person who deployed it watches it",
    },
  ],
  stateBackend: { kind: "local", path: ".local/terraform.tfstate" },
};

export default environment;
