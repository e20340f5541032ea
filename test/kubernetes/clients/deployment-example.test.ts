import { Testing } from "cdktf";
import { ShopStack } from "../../../examples/deployment";
import { only, parse } from "../../support/synth";

test("the example's Deployment is a client of its cache", () => {
  const synthesized = parse(Testing.synth(new ShopStack(Testing.app(), "shop"), true));
  const { metadata, spec } = only(synthesized, "kubernetes_deployment_v1").spec.template;
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
