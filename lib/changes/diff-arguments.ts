import { parseArgs } from "node:util";

export const USAGE = `usage: cdktf-cache-diff [--markdown FILE] [--update] SNAPSHOT STACK

Compares a synthesized stack with its committed snapshot, and says what a deploy does.

  SNAPSHOT         file of the snapshot: one of this command, or of Jest or Vitest; where that has
                   none of the stack, or is empty, the stack is new
  STACK            name of a stack that cdktf synth has written, or its folder
  --markdown FILE  writes the table as Markdown too, for a comment on a pull request
  --update         writes the snapshot instead of comparing it

exit code: 0 no changes, or all in place; 1 an error; 2 disruptive, or evicts data;
3 destroys data
`;

/** What the command is asked for. */
export interface DiffArguments {
  readonly snapshot: string;
  readonly stack: string;
  readonly markdown?: string;
  readonly update: boolean;
}

/**
 * Reads the arguments of the command; `undefined` stands for a request for help.
 *
 * @throws an error of one line
 */
export function parseDiffArguments(args: readonly string[]): DiffArguments | undefined {
  const { help, update, markdown: files = [], positionals } = parse(args);
  if (help) {
    return undefined;
  }
  const [markdown] = files;
  const [snapshot, stack] = positionals;
  if (snapshot === undefined || stack === undefined || positionals.length > 2) {
    throw misuse(`${positionals.length} arguments are given; expected two, SNAPSHOT and STACK`);
  }
  if (files.length > 1) {
    throw misuse(`--markdown is given ${files.length} times; expected one FILE`);
  }
  if (update && markdown !== undefined) {
    throw misuse("--update compares nothing that --markdown could write; give one of the two");
  }
  const named = { SNAPSHOT: snapshot, STACK: stack, "--markdown": markdown };
  const empty = Object.entries(named).filter(([, value]) => value?.trim() === "");
  if (empty.length > 0) {
    throw misuse(`${empty.map(([name]) => name).join(", ")} is empty; expected a name`);
  }
  return { snapshot, stack, markdown, update };
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false },
        markdown: { type: "string", multiple: true },
        update: { type: "boolean", default: false },
      },
    });
    return { ...values, positionals };
  } catch (error) {
    throw misuse((error as Error).message.split("\n")[0] as string);
  }
}

function misuse(what: string): Error {
  return new Error(`${what}; see cdktf-cache-diff --help`);
}
