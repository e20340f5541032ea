import type { Rule } from "../../lib/core/validation";
import { CACHE_RULES } from "../../lib/kubernetes/objects/cache-rules";
import { OBJECT_RULES } from "../../lib/kubernetes/objects/metadata-rules";
import { POD_RULES } from "../../lib/kubernetes/pods/pod-rules";

const COMMON = new Set([...OBJECT_RULES, ...CACHE_RULES, ...POD_RULES].map(({ id }) => id));

/** Ids of the rules of one construct that none of these faults breaks. The rules of all have a test of their own. */
export function rulesWithout<Props>(
  faults: readonly (readonly [name: string, id: string, ...rest: unknown[]])[],
  rules: readonly Rule<Props>[],
): string[] {
  const broken = new Set(faults.map(([, id]) => id));
  return rules.map(({ id }) => id).filter((id) => !broken.has(id) && !COMMON.has(id));
}
