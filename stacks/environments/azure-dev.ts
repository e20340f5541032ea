import { AzureManagedRedisSku } from "../../lib/azure";
import { Size } from "../../lib/core";
import type { AzureEnvironment } from "../environment";

const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/example/providers`;
const ACTION_GROUP = `${GROUP}/Microsoft.Insights/actionGroups/example`;

/**
 * A small cache on Azure to try things out on. Put in your own subscription, group, network, key vault, image and
 * action group.
 */
const environment: AzureEnvironment = {
  cloud: "azure",
  subscriptionId: SUBSCRIPTION,
  resourceGroupName: "example",
  location: "westeurope",
  keyVaultId: `${GROUP}/Microsoft.KeyVault/vaults/example`,
  privateEndpoint: {
    subnet: {
      id: `${GROUP}/Microsoft.Network/virtualNetworks/main/subnets/endpoints`,
      cidrBlock: "10.0.4.0/24",
    },
    // The zone is there already, for all caches of the network.
    dnsZone: {
      kind: "existing",
      zoneId: `${GROUP}/Microsoft.Network/privateDnsZones/privatelink.redis.azure.net`,
    },
  },
  cache: {
    sku: AzureManagedRedisSku.BALANCED_B5,
    expectedData: { data: Size.gibibytes(2) },
    deletionProtection: false,
    tags: { environment: "dev" },
  },
  kubernetes: {
    clients: { shop: { createNamespace: false, workloads: { web: { replicas: 2 } } } },
    // For a cluster without the Prometheus operator's CRDs.
    prometheusOperator: false,
    exporter: {
      image:
        "registry.example.com/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    },
    dashboard: true,
  },
  metricAlerts: { actionGroups: { critical: [ACTION_GROUP], warning: [ACTION_GROUP] } },
  acknowledgements: [
    { id: "cache-deletion-protection", reason: "a trial that must be easy to remove" },
    {
      id: "credentials-state-backend",
      reason: "a trial on one machine; its access key gives access to nothing else",
    },
  ],
  stateBackend: { kind: "local", path: "terraform.cache-azure-dev.tfstate" },
};

export default environment;
