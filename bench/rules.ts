import { type App, Testing } from "cdktf";
import { addCache } from "./pattern";
import { NAME_IN_RULES } from "./settings";
import { addStack } from "./stack";

/**
 * The groups of the PrometheusRule of any cache, as JSON. Somebody who writes the resources by hand
 * has these texts in a file; taking them from here keeps both sides the same.
 */
export function rulesOfPattern(app: App): string {
  const stack = addStack(app, addCache, 1, "");
  const { resource } = JSON.parse(Testing.synth(stack));
  const alerts = Object.values<{ manifest: { kind: string; spec: { groups: unknown } } }>(
    resource.kubernetes_manifest,
  ).find(({ manifest }) => manifest.kind === "PrometheusRule");
  return JSON.stringify(alerts?.manifest.spec.groups).replaceAll(
    "bench-cache0-redis",
    NAME_IN_RULES,
  );
}
