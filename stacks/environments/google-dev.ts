import { CachePurpose, Size } from "../../lib/core";
import type { GoogleEnvironment } from "../environment";

const exporter = {
  image:
    "registry.example.com/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};
const alertPolicies = {
  channels: {
    critical: ["projects/example-project/notificationChannels/1234567890"],
    warning: ["projects/example-project/notificationChannels/1234567890"],
  },
};

/**
 * A small cache and a small store of sessions on Google Cloud to try things out on. Put in your own project,
 * network, range of addresses, image and notification channel.
 */
const environment: GoogleEnvironment = {
  cloud: "google",
  project: "example-project",
  projectNumber: "123456789012",
  region: "europe-west1",
  network: {
    network: "projects/example-project/global/networks/main",
    // Allocated to the network's private connection, which every instance shares.
    reservedIpRange: "google-services",
  },
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
    exporter,
    dashboard: true,
  },
  alertPolicies,
  furtherCaches: {
    Sessions: {
      cache: {
        memory: Size.gibibytes(5),
        purpose: CachePurpose.STORE,
        expectedData: { items: [{ count: 500_000, averageSize: Size.bytes(2_000) }] },
        readReplicas: 1,
        deletionProtection: false,
        labels: { environment: "dev" },
      },
      kubernetes: {
        name: "sessions",
        clients: { shop: { createNamespace: false, workloads: { web: { replicas: 2 } } } },
        googleManagedPrometheus: true,
        exporter,
      },
      alertPolicies,
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
