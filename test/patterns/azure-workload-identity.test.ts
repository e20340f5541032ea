import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import {
  AzureRedisForKubernetes,
  type AzureRedisForKubernetesProps,
} from "cdktf-managed-cache/patterns/azure";
import { azureStack, IDENTITY, MINIMAL, OBJECT_ID, resourcesOf } from "../azure/make";
import { faultIds } from "../support/faults";

const CLIENT_ID = "00000000-0000-4000-8000-00000000000b";
const ISSUER = "https://westeurope.oic.prod-aks.azure.com/a/b/";
const WARMER = {
  image:
    "registry.example.com/warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};
const WORKLOAD = {
  identityId: IDENTITY,
  clientId: CLIENT_ID,
  objectId: OBJECT_ID,
  issuer: ISSUER,
};
const PROPS: AzureRedisForKubernetesProps = {
  cache: {
    ...MINIMAL,
    name: "shop",
    authentication: { kind: "entra-id", assignments: "grant-connect" },
  },
  kubernetes: {
    namespace: "shop-cache",
    warmer: WARMER,
    warmers: {
      prices: { ...WARMER, podLabels: { team: "prices" } },
      stock: { ...WARMER, serviceAccountName: "stock" },
    },
  },
  workloadIdentity: WORKLOAD,
};

function make(props: Partial<AzureRedisForKubernetesProps> = {}) {
  const stack = azureStack();
  new KubernetesProvider(stack, "kubernetes", {});
  new AzureRedisForKubernetes(stack, "Cache", { ...PROPS, ...props });
  return stack;
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
const all = (type: string, stack = make()) => resourcesOf(stack, type) as any[];

test("warmers run as annotated service accounts, in labelled pods", () => {
  const accounts = all("kubernetes_service_account_v1").map(({ metadata }) => [
    metadata.name,
    metadata.annotations?.["azure.workload.identity/client-id"],
  ]);
  // The owner of the third one annotates it.
  expect(accounts.sort()).toEqual([
    ["prices", CLIENT_ID],
    ["redis-warmer", CLIENT_ID],
  ]);
  const labels = all("kubernetes_cron_job_v1").map(
    ({ spec }) => spec.job_template.spec.template.metadata.labels,
  );
  expect(labels.map((it) => it["azure.workload.identity/use"])).toEqual(["true", "true", "true"]);
  expect(labels.filter((it) => it.team === "prices")).toHaveLength(1);
});

test("each service account may act as the identity", () => {
  const credentials = all("azurerm_federated_identity_credential");
  expect(credentials.map(({ subject }) => subject).sort()).toEqual(
    ["prices", "redis-warmer", "stock"].map((name) => `system:serviceaccount:shop-cache:${name}`),
  );
  for (const credential of credentials) {
    expect(credential).toMatchObject({
      parent_id: IDENTITY,
      resource_group_name: "shop-prod",
      issuer: ISSUER,
      audience: ["api://AzureADTokenExchange"],
    });
  }
});

test("the identity may log in to this cache, unless others let it in", () => {
  const type = "azurerm_managed_redis_access_policy_assignment";
  expect(all(type)).toMatchObject([{ object_id: OBJECT_ID }]);
  const elsewhere = make({
    cache: { ...PROPS.cache, authentication: { kind: "entra-id", assignments: "elsewhere" } },
  });
  expect(all(type, elsewhere)).toEqual([]);
  expect(all("azurerm_federated_identity_credential", elsewhere)).toHaveLength(3);
});

test.each<[string, string, Partial<AzureRedisForKubernetesProps>]>([
  ["access keys", "azure.grant-connect", { cache: { ...MINIMAL, name: "shop" } }],
  ["no warmer", "azure.workload-identity-unused", { kubernetes: {} }],
  [
    "the name of an identity",
    "azure.workload-identity-id",
    { workloadIdentity: { ...WORKLOAD, identityId: "a" } },
  ],
  [
    "one id for both",
    "azure.workload-identity-client",
    { workloadIdentity: { ...WORKLOAD, clientId: OBJECT_ID } },
  ],
  [
    "an issuer without TLS",
    "azure.workload-identity-issuer",
    { workloadIdentity: { ...WORKLOAD, issuer: "http://a" } },
  ],
])("refused with %s", (_, id, props) => {
  expect(faultIds(() => make(props))).toEqual([id]);
});
