import type { Judgement } from "./evaluation";

/** A finding as one line: what is wrong, what was found, how to correct it, and how to acknowledge it. */
export function message({ rule, construct, found, fix }: Judgement): string {
  const acknowledgement = `CacheGuardrails.acknowledge(construct, { id: "${rule.id}", reason: "…" })`;
  return `[${rule.id}] ${construct.node.path}: ${rule.problem}: ${found}. ${capitalized(fix)}, or acknowledge it: ${acknowledgement}.`;
}

/** A sentence that starts with a capital letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
