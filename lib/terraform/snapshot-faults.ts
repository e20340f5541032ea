import type { Fault } from "../core/validation/validation-error";
import { kindOf, misshapesIn } from "./configuration-shape";
import { isObject } from "./json-object";
import { SNAPSHOT_FORM } from "./snapshot";

const FIX = "write it anew, with cdktf-cache-diff --update or the tests that made it";

/** The fault of a file that has something else in it. */
export const NO_SNAPSHOT: Fault = {
  id: "snapshot.form",
  found: "no snapshot of a stack",
  expected: `one in the form ${SNAPSHOT_FORM}, from cdktf-cache-diff, or from Jest or Vitest with snapshotSerializer`,
  fix: FIX,
};

/**
 * What is wrong with what should be a snapshot.
 *
 * @param where - where it is in its file, at the start of what was found
 */
export function snapshotFaults(value: unknown, where = ""): Fault[] {
  if (!isObject(value) || value.snapshot !== SNAPSHOT_FORM) {
    return [{ ...NO_SNAPSHOT, found: `${where}${NO_SNAPSHOT.found}, but ${formOf(value)}` }];
  }
  const { stack, configuration } = value;
  const isNamed = typeof stack === "string" && stack !== "";
  const unnamed = { found: `stack is ${kindOf(stack)}`, expected: "the name of a stack" };
  return [
    ...(isNamed ? [] : [{ id: "snapshot.stack", ...unnamed }]),
    ...misshapesIn(configuration).map((shape) => ({ id: "snapshot.configuration", ...shape })),
  ].map(({ id, found, expected }) => ({ id, found: where + found, expected, fix: FIX }));
}

/** Marks that Git leaves in a file that two branches changed. */
const CONFLICT_MARKS = [/^<{7}( |\r?$)/m, /^>{7}( |\r?$)/m];

/** The fault of a file that Git could not merge. */
export function conflictFaults(text: string): Fault[] {
  return CONFLICT_MARKS.some((mark) => mark.test(text))
    ? [
        {
          id: "snapshot.conflict",
          found: "marks of a merge conflict, <<<<<<< or >>>>>>>",
          expected: "the snapshot of one branch",
          fix: "take that of either branch, and then write it anew",
        },
      ]
    : [];
}

function formOf(value: unknown): string {
  if (value === undefined) {
    return "a text that is no whole JSON";
  }
  return isObject(value) && typeof value.snapshot === "string"
    ? `the form ${JSON.stringify(value.snapshot)}`
    : kindOf(value);
}
