import { type TerraformStack, Testing } from "cdktf";
import { Template } from "cdktf-managed-cache/testing";
import { addStacks } from "../../stacks/add-stacks";
import type { Environment } from "../../stacks/environment";
import googleDev from "../../stacks/environments/google-dev";
import prod from "../../stacks/environments/prod";

function synth(environment: Environment): Template {
  const app = Testing.app();
  addStacks(app, "cache-test", [environment]);
  return Template.fromStack(app.node.children[0] as TerraformStack);
}

const ENVIRONMENTS: [string, Environment, string][] = [
  ["production on AWS", prod, "aws_elasticache_replication_group"],
  ["development on Google Cloud", googleDev, "google_redis_instance"],
];

describe.each(ENVIRONMENTS)("%s has a cache and a store of sessions", (_, environment, type) => {
  const both = synth(environment);

  test("which stay as they are without one another", () => {
    const { furtherCaches: __, ...first } = environment;
    const alone = synth(first as Environment);
    expect(alone.count({ type })).toBe(1);
    expect(both.count({ type })).toBe(2);
    expect(both.find({ path: "cache-test/Cache" })).toEqual(alone.blocks.filter(isResource));
    const names = both.outputs.map(({ name }) => name);
    const ofFirst = alone.outputs.map(({ name }) => name);
    expect(names.sort()).toEqual([...ofFirst, ...ofFirst.map((name) => `sessions_${name}`)].sort());
  });

  test("in one cluster, with names of their own", () => {
    expect(both.providers("kubernetes")).toHaveLength(1);
    const ofSessions = both.find({ type: /_secret_v1$/, path: "cache-test/Sessions" });
    expect(ofSessions.map(({ properties }) => properties.metadata.name)).toEqual([
      "sessions-auth",
      "sessions-auth",
    ]);
  });

  test("which are refused under one name", () => {
    const { Sessions } = environment.furtherCaches ?? {};
    const kubernetes = { ...Sessions?.kubernetes, name: undefined };
    const unnamed = { ...environment, furtherCaches: { Sessions: { ...Sessions, kubernetes } } };
    expect(() => synth(unnamed as Environment)).toThrow(/kubernetes\.object-twice/);
  });

  test("in a cluster that the first need not use", () => {
    const { kubernetes: __, ...without } = environment;
    const template = synth(without as Environment);
    expect(template.providers("kubernetes")).toHaveLength(1);
    expect(template.count({ type: /^kubernetes_/, path: "cache-test/Cache" })).toBe(0);
    expect(template.count({ type: /^kubernetes_/, path: "cache-test/Sessions" })).not.toBe(0);
  });
});

function isResource({ kind }: { readonly kind: string }): boolean {
  return kind === "resource";
}
