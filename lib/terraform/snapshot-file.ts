import { isSnapshot, type StackSnapshot } from "./snapshot";

/** An entry of a file that Jest or Vitest keeps snapshots in: its name, and a template literal. */
const ENTRY = /^exports\[`(?:\\.|[^`\\])*`\] = `((?:\\.|[^`\\])*)`;$/gm;

/**
 * The snapshots in the text of a file: one as `cdktf-cache-diff --update` writes it, or those among the
 * entries of a file of Jest or Vitest. An empty text has none.
 *
 * @throws an error when the text is neither
 */
export function parseSnapshots(text: string): StackSnapshot[] {
  if (text.trim() === "") {
    return [];
  }
  const entries = [...text.matchAll(ENTRY)].map(([, literal]) =>
    (literal as string).replace(/\\([`\\]|\$\{)/g, "$1"),
  );
  const snapshots = (entries.length > 0 ? entries : [text]).map(parseJson).filter(isSnapshot);
  if (snapshots.length === 0) {
    throw new Error(
      "no snapshot of a stack: neither one that cdktf-cache-diff wrote, nor one that Jest wrote with snapshotSerializer",
    );
  }
  return snapshots;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
