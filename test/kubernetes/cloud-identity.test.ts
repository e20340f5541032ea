import { type IManagedCache, Size } from "cdktf-managed-cache";
import { redisAlerts } from "cdktf-managed-cache/alerts";
import { CacheClientConfig, CacheCredentials } from "cdktf-managed-cache/kubernetes";
import { synth } from "../support/synth";
import { FakeCache } from "./fake-cache";

const ENTRA: Partial<IManagedCache> = {
  topology: { kind: "serverless" },
  readerEndpoint: undefined,
  authentication: {
    kind: "cloud-identity",
    mode: "entra-id",
    scope: "https://redis.azure.com/.default",
    userName: "6f2c1c5e",
  },
  limits: { usableMemoryPerNode: Size.gibibytes(10) },
};

test("clients of a cache with cloud identity get a name and no secret", () => {
  const template = synth((stack) => {
    const common = { cache: new FakeCache(stack, ENTRA), namespace: "shop" };
    const credentials = new CacheCredentials(stack, "Credentials", common);
    const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
    expect(client.env.map(({ name }) => name)).not.toContain("REDIS_AUTH_TOKEN");
    expect(client.env).toContainEqual({ name: "REDIS_AUTH_USERNAME", value: "6f2c1c5e" });
  });
  expect(template.propertiesOf("kubernetes_secret_v1")).toEqual([]);
  expect(template.only({ type: "kubernetes_config_map_v1" }).properties.data).toMatchObject({
    REDIS_CLUSTER_MODE: "true",
  });
});

test("alerts on connections read the exporter's limit alone where the service has none", () => {
  synth((stack) => {
    const expressions = redisAlerts(new FakeCache(stack, ENTRA)).map(
      ({ expression }) => expression,
    );
    expect(expressions.join()).toContain("redis_max_clients");
    expect(expressions.join()).not.toContain("undefined");
  });
});
