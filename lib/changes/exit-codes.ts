import type { Risk } from "../terraform/cache-resources/risk";

/** The exit code of the command for the highest risk. */
export const EXIT_CODES: Readonly<Record<Risk, 0 | 2 | 3 | 4>> = {
  "in place": 0,
  disruptive: 2,
  "evicts data": 2,
  refused: 4,
  "destroys data": 3,
};

/** How grave a risk is for code review: what stops nothing is a note, what stops a deploy by default an error. */
export function levelOf(risk: Risk): "note" | "warning" | "error" {
  return ({ 0: "note", 2: "warning", 3: "error", 4: "error" } as const)[EXIT_CODES[risk]];
}
