/** An entry of a file that Jest or Vitest keeps snapshots in: its name, and a template literal. */
const ENTRY = /^exports\[`((?:\\.|[^`\\])*)`\] = `((?:\\.|[^`\\])*)`;$/gm;

/** What else may be in such a file: the comment at its top. */
const COMMENT = /^\/\/.*$/gm;

/** One entry of a tests' file. */
export interface TestEntry {
  readonly name: string;
  readonly text: string;
}

/** Whether a test framework wrote a file. */
export function isTestsFile(content: string): boolean {
  return /^(exports\[`|\/\/ (Jest|Vitest|Bun) Snapshot )/m.test(content);
}

/** The whole entries of a tests' file. */
export function entriesOf(content: string): TestEntry[] {
  return [...content.matchAll(ENTRY)].map(([, name, literal]) => ({
    name: name as string,
    text: (literal as string).replace(/\\([`\\]|\$\{)/g, "$1"),
  }));
}

/** The first line of what is no whole entry, such as the last one of a truncated file. */
export function firstLineBesideEntries(content: string): string | undefined {
  const rest = content.replace(ENTRY, "").replace(COMMENT, "").trim();
  return rest === "" ? undefined : rest.split(/\r?\n/)[0];
}
