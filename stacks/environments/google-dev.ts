import { Size } from "../../lib/core";
import type { GoogleEnvironment } from "../environment";

/** A small cache on Google Cloud to try things out on. Put in your own project, network, image and
 * notification channel. */
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
    // GKE brings the CRDs with managed collection.
    googleManagedPrometheus: true,
    exporter: {
      image:
        "registry.example.com/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    },
    dashboard: true,
  },
  alertPolicies: {
    channels: {
      critical: ["projects/example-project/notificationChannels/1234567890"],
      warning: ["projects/example-project/notificationChannels/1234567890"],
    },
  },
  acknowledgements: [
    { id: "cache-deletion-protection", reason: "a trial that must be easy to remove" },
    {
      id: "credentials-state-backend",
      reason: "a trial on one machine; its token gives access to nothing else",
    },
  ],
  stateBackend: { kind: "local", path: "terraform.cache-google-dev.tfstate" },
};

export default environment;
