import { Size } from "../../lib/cache";
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
    readReplicas: 1,
    deletionProtection: false,
    labels: { environment: "dev" },
  },
  kubernetes: {
    clients: { shop: {} },
    prometheusOperator: false,
  },
  stateBackend: { kind: "local", path: "terraform.cache-google-dev.tfstate" },
};

export default environment;
