import { CachePurpose, Duration, EvictionPolicy, Size } from "../../lib/core";
import { MemorystoreNodeType } from "../../lib/google";
import type { GoogleEnvironment } from "../environment";

const exporter = {
  image:
    "registry.example.com/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};
const labels = { environment: "prod", team: "platform" };
const shop = "serviceAccount:shop@example-project.iam.gserviceaccount.com";
const web = { replicas: 20, maxReplicas: 100 };
const alertPolicies = {
  channels: {
    critical: ["projects/example-project/notificationChannels/1234567890"],
    warning: ["projects/example-project/notificationChannels/1234567891"],
  },
};

/**
 * What a shop runs on, with a cache of each service of Memorystore: Valkey for products and prices, Redis for
 * sessions, and Redis Cluster for a catalogue that is larger than one node. Put in your own project, network,
 * subnets, images, service accounts, notification channels and bucket.
 */
const environment: GoogleEnvironment = {
  cloud: "google",
  project: "example-project",
  projectNumber: "123456789012",
  region: "europe-west1",
  network: {
    network: "projects/example-project/global/networks/main",
    reservedIpRange: "google-services",
    endpointSubnets: ["projects/example-project/regions/europe-west1/subnetworks/endpoints"],
  },
  service: "valkey",
  cache: {
    nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
    expectedData: { items: [{ count: 2_000_000, averageSize: Size.bytes(2_000) }] },
    backupRetention: Duration.days(14),
    labels,
  },
  grantConnect: { shop },
  workloadIdentity: {
    serviceAccount: "cache-warmer@example-project.iam.gserviceaccount.com",
    pool: "example-project.svc.id.goog",
  },
  kubernetes: {
    warmer: {
      image:
        "registry.example.com/cache-warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      command: ["node", "warm.js"],
    },
    clients: { shop: { createNamespace: false, maxConnections: 30, workloads: { web } } },
    googleManagedPrometheus: true,
    labels: { team: "platform" },
  },
  alertPolicies,
  furtherCaches: {
    Sessions: {
      cache: {
        memory: Size.gibibytes(8),
        purpose: CachePurpose.STORE,
        expectedData: { items: [{ count: 1_000_000, averageSize: Size.bytes(2_000) }] },
        readReplicas: 1,
        labels,
      },
      kubernetes: {
        name: "sessions",
        clients: { shop: { createNamespace: false, maxConnections: 10, workloads: { web } } },
        googleManagedPrometheus: true,
        exporter,
        labels: { team: "platform" },
      },
      alertPolicies,
    },
    Catalogue: {
      service: "redis-cluster",
      cache: {
        nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
        shards: 3,
        evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
        expectedData: { data: Size.gibibytes(18) },
        backupRetention: Duration.days(14),
        labels,
      },
      grantConnect: { shop },
      kubernetes: {
        name: "catalogue",
        clients: { shop: { createNamespace: false, maxConnections: 30, workloads: { web } } },
        googleManagedPrometheus: true,
        labels: { team: "platform" },
      },
      alertPolicies,
    },
  },
  stateBackend: {
    kind: "gcs",
    bucket: "example-terraform-state",
    prefix: "cache/prod",
  },
};

export default environment;
