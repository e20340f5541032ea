import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { type App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { type CacheSettings, settings } from "./settings";

/** Adds one cache to a stack; `rules` are the groups of its PrometheusRule, as JSON. */
export type AddCache = (scope: Construct, settings: CacheSettings, rules: string) => void;

/** A stack with this many caches. */
export function addStack(
  app: App,
  addCache: AddCache,
  count: number,
  rules: string,
): TerraformStack {
  const stack = new TerraformStack(app, "bench");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new KubernetesProvider(stack, "kubernetes", {});
  for (let index = 0; index < count; index += 1) {
    addCache(stack, settings(index), rules);
  }
  return stack;
}
