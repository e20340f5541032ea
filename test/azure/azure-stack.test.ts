import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { AzureManagedRedisSku } from "cdktf-managed-cache/azure";
import { Template } from "cdktf-managed-cache/testing";
import { addStacks } from "../../stacks/add-stacks";
import { AzureCacheStack } from "../../stacks/azure-stack";
import type { AzureEnvironment } from "../../stacks/environment";
import azureDev from "../../stacks/environments/azure-dev";
import dev from "../../stacks/environments/dev";
import { configureBackend } from "../../stacks/state-backend";

const environment = azureDev as AzureEnvironment;

function synth(inputs: AzureEnvironment): Template {
  return Template.fromStack(new AzureCacheStack(Testing.app(), "cache-test", inputs));
}

test("CACHE_ENV=azure-dev makes one stack that plans without reading from the API", () => {
  const outdir = mkdtempSync(join(tmpdir(), "cdktf-"));
  try {
    const { status, stderr } = spawnSync(
      "node",
      ["--require", "./stacks/register.js", "stacks/main.ts"],
      { encoding: "utf8", env: { ...process.env, CACHE_ENV: "azure-dev", CDKTF_OUTDIR: outdir } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["cache-azure-dev"]);
    const stack = JSON.parse(
      readFileSync(join(outdir, "stacks/cache-azure-dev/cdk.tf.json"), "utf8"),
    );
    expect(stack.data).toBeUndefined();
    expect(Object.keys(stack.terraform.required_providers)).toEqual(["azurerm", "kubernetes"]);
    // A cluster without CRDs takes all of it.
    expect(stack.resource.kubernetes_manifest).toBeUndefined();
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test("a cache on Azure that is added behind another renames nothing", () => {
  const app = Testing.app();
  addStacks(app, "cache-prod", [dev, environment]);
  expect(app.node.children.map(({ node }) => node.id)).toEqual(["cache-prod", "cache-prod-azure"]);
});

describe("AzureCacheStack", () => {
  const withCluster = synth(environment);

  test("tells people and scripts what was made, and no secret", () => {
    expect(withCluster.outputs.map(({ name }) => name)).toEqual([
      "cache_name",
      "client_environment",
      "connection_budget",
      "connection_limit",
      "eviction_policy",
      "key_vault_key_id",
      "primary_endpoint",
      "resource_id",
      "secret_name",
    ]);
    expect(JSON.stringify(withCluster.outputs)).not.toMatch(/access_key\}|secret\.\w+\.value/);
  });

  test("has no output for what is not there", () => {
    const { outputs } = synth({
      ...environment,
      kubernetes: undefined,
      cache: {
        sku: AzureManagedRedisSku.BALANCED_B0,
        customerManagedKey: false,
        authentication: { kind: "entra-id", assignments: "elsewhere" },
      },
    });
    const names = outputs.map(({ name }) => name);
    expect(names).toContain("primary_endpoint");
    for (const name of ["key_vault_key_id", "secret_name", "connection_budget"]) {
      expect(names).not.toContain(name);
    }
  });

  test("passes the place on", () => {
    expect(withCluster.only({ type: "azurerm_managed_redis" }).properties).toMatchObject({
      resource_group_name: environment.resourceGroupName,
      location: environment.location,
    });
    expect(withCluster.only({ type: "azurerm_private_endpoint" }).properties).toMatchObject({
      subnet_id: environment.privateEndpoint.subnet.id,
    });
  });

  test("keeps its cache when a cluster comes or goes", () => {
    const withoutCluster = synth({ ...environment, kubernetes: undefined });
    // The threshold of an alert follows the connection budget.
    const cloud = (template: Template) =>
      template.find({ type: /^azurerm_(?!monitor_metric_alert)/ });
    const alerts = (template: Template) =>
      template.find({ type: "azurerm_monitor_metric_alert" }).map(({ address }) => address);
    expect(alerts(withoutCluster)).toEqual(alerts(withCluster));
    expect(cloud(withCluster)).not.toEqual([]);
    expect(cloud(withoutCluster)).toEqual(cloud(withCluster));
    expect(withoutCluster.count({ type: /^kubernetes_/ })).toBe(0);
  });
});

test("state can be in a storage account, to which Terraform logs in by Entra ID", () => {
  const stack = new TerraformStack(Testing.app(), "test");
  configureBackend(stack, {
    kind: "azurerm",
    storageAccountName: "state",
    containerName: "tfstate",
    key: "cache/prod",
  });
  expect(JSON.parse(Testing.synth(stack)).terraform.backend).toEqual({
    azurerm: {
      storage_account_name: "state",
      container_name: "tfstate",
      key: "cache/prod",
      use_azuread_auth: true,
    },
  });
});
