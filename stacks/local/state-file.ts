import * as fs from "node:fs";
import { LocalDeployError } from "./errors";

const SHOWN = 60;

/** A file of the deployment that has something else in it, after a crash or an edit. */
export class DamagedFile extends LocalDeployError {}

/** What the deployment has written into a file; `undefined` where there is none. */
export function readState<State>(
  file: string,
  isState: (value: unknown) => value is State,
  expected: string,
): State | undefined {
  if (!fs.existsSync(file)) return undefined;
  const text = fs.readFileSync(file, "utf8");
  const value = parse(text);
  if (isState(value)) return value;
  const found = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  throw new DamagedFile(
    `${file} is damaged: it has ${JSON.stringify(found)}; expected ${expected}`,
  );
}

/** Whether a value is an object whose members may be looked at. */
export function hasMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
