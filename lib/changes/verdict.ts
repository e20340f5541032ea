import type { Risk } from "../terraform/cache-resources/risk";

/** The risk of a change, and why. */
export interface Verdict {
  readonly risk: Risk;
  readonly reasons: readonly string[];
}

export const UNCHANGED: Verdict = { risk: "in place", reasons: [] };
export const UNJUDGED: Verdict = {
  risk: "disruptive",
  reasons: ["this library does not know this type: only the plan shows what it does"],
};
