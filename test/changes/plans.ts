import * as fs from "node:fs";
import * as path from "node:path";
import { snapshotStack } from "../../lib/testing";
import { type PlannedStackProps, plannedStack } from "./planned-stack";

/** The changes of which real plans are kept; all of them over the default stack. */
export const PLANNED = {
  many: {
    nodeType: "cache.r7g.large",
    token: "hunter3-hunter3-hunter3",
    isMultiRegion: true,
    policy: "noeviction",
    isTidied: true,
  },
  part: { sessionsPort: 6380, policy: "noeviction" },
  errored: { sessionsPort: 6380, isProtected: true },
} satisfies Record<string, PlannedStackProps>;

export type PlanName = keyof typeof PLANNED;

export function planFile(name: PlanName): string {
  return path.join(__dirname, "plans", `${name}.json`);
}

/** A plan that Terraform made, as `plan.e2e.test.ts` keeps it. */
export function planText(name: PlanName): string {
  return fs.readFileSync(planFile(name), "utf8");
}

export const BEFORE = snapshotStack(plannedStack());

export function snapshotAfter(name: PlanName) {
  return snapshotStack(plannedStack(PLANNED[name]));
}
