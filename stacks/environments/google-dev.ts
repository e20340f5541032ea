import { Size } from "../../lib/core";
import type { GoogleEnvironment } from "../environment";

/** A small cache on Google Cloud to try things out on. Put in your own project and network. */
const environment: GoogleEnvironment = {
  cloud: "google",
  project: "example-project",
  projectNumber: "123456789012",
  region: "europe-west1",
  network: { network: "projects/example-project/global/networks/main" },
  cache: {
    memory: Size.gibibytes(5),
    expectedData: { data: Size.gibibytes(2) },
    readReplicas: 1,
    deletionProtection: false,
    labels: { environment: "dev" },
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
  stateBackend: { kind: "local", path: "terraform.cache-google-dev.tfstate" },
};

export default environment;
