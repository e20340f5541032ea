import type { Diagram } from "./diagram";
import { count } from "./formatting";
import type { GuardrailFinding, GuardrailResults } from "./guardrail-results";
import type { Inspection } from "./inspection";

/** What a diagram is of. */
export function diagramTitle({ cache }: Diagram): string {
  return cache ?? "Belongs to no cache";
}

/** A stack in one sentence. */
export function stackSummary({ resources, modules, caches, alerts }: Inspection): string {
  const counts = [
    count(resources, "resource"),
    ...(modules.length > 0 ? [`the unknown content of ${modules.join(", ")}`] : []),
    count(caches.length, "cache"),
    count(alerts.length, "alert"),
  ];
  return `${counts.join(", ")}.`;
}

/** What the guardrails say, in one sentence. */
export function guardrailSummary(results: GuardrailResults | undefined): string {
  if (results === undefined) {
    return "No guardrails are on this stack: nothing has judged it.";
  }
  const { rules, summary } = results;
  return `${count(rules.length, "rule")}: ${count(summary.errors, "error")}, ${count(summary.warnings, "warning")}, ${summary.acknowledged} acknowledged, ${summary.unjudged} that only Terraform can tell.`;
}

/** The status of a finding, for a person. */
export function findingStatus({ acknowledged, severity }: GuardrailFinding): string {
  return acknowledged ? "acknowledged" : severity;
}
