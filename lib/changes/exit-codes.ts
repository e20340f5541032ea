import type { Risk } from "../terraform/cache-resources/risk";

/** The exit code of the command for the highest risk. */
export const EXIT_CODES: Readonly<Record<Risk, number>> = {
  "in place": 0,
  disruptive: 2,
  "evicts data": 2,
  "destroys data": 3,
};

/** How grave a risk is for code review: a note where the exit code is 0, a warning where it is 2, or an error. */
export function levelOf(risk: Risk): "note" | "warning" | "error" {
  const code = EXIT_CODES[risk];
  return code === 0 ? "note" : code === 2 ? "warning" : "error";
}
