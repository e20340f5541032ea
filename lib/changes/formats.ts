import { formatDifference, formatDifferenceAsMarkdown } from "./difference-report";
import { differenceAsAnnotations, differenceAsJson, differenceAsSarif } from "./program-reports";
import type { SnapshotDifference } from "./snapshot-difference";

/** Writes a difference in one format; `artifact` is the path of the synthesized stack. */
type Format = (difference: SnapshotDifference, artifact: string) => string;

/** The formats of the command, by their names. */
export const FORMATS = {
  text: formatDifference,
  markdown: formatDifferenceAsMarkdown,
  json: (difference) => pretty(differenceAsJson(difference)),
  sarif: (difference, artifact) => pretty(differenceAsSarif(difference, artifact)),
  github: differenceAsAnnotations,
} satisfies Record<string, Format>;

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;

/** Whether there is a format of this name. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

function pretty(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
