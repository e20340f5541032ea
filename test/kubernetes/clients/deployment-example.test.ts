import { Template } from "cdktf-managed-cache/testing";
import { ShopStack } from "../../../examples/deployment";
import { testApp } from "../../support/test-app";

test("the example's Deployment is a client of its cache", () => {
  const template = Template.fromStack(new ShopStack(testApp(), "shop"));
  const { metadata, spec } = template.only({
    type: "kubernetes_deployment_v1",
    properties: { metadata: { name: "shop" } },
  }).properties.spec.template;
  expect(metadata.annotations).toHaveProperty(["checksum/redis-client"]);
  expect(spec.container).toEqual([
    expect.objectContaining({
      name: "shop",
      env: [
        expect.objectContaining({ name: "REDIS_AUTH_TOKEN" }),
        { name: "LOG_LEVEL", value: "info" },
      ],
      env_from: [{ config_map_ref: { name: "redis-client" } }],
    }),
  ]);
});
