import { parseArgs } from "node:util";
import { FORMATS, type FormatName, isFormatName } from "./formats";

export const USAGE = `usage: cdktf-cache-diff [--plan PLAN] [--format FORMAT[=FILE]]... SNAPSHOT STACK
       cdktf-cache-diff --update SNAPSHOT STACK

Compares a synthesized stack with its committed snapshot, and says what a deploy does.

  SNAPSHOT   file of the snapshot: one of this command, or of Jest or Vitest; where that has
             none of the stack, or is empty, the stack is new
  STACK      name of a stack that cdktf synth has written, or its folder
  --plan     the output of terraform show -json for a plan of the stack, or - for standard input:
             the plan then says what is made, replaced and destroyed
  --format   text, markdown, json, sarif or github (annotations); with FILE writes the report
             there, and without prints it in the place of text; may be given for each format
  --update   writes the snapshot instead of comparing it

exit code: 0 no changes, or all in place; 1 an error; 2 disruptive, or evicts data;
3 destroys data; 4 the cloud refuses a change
`;

/** One report that the command is asked for. */
export interface AskedReport {
  readonly format: FormatName;
  /** The file to write; `undefined` for the standard output. */
  readonly file?: string;
}

/** What the command is asked for. */
export interface DiffArguments {
  readonly snapshot: string;
  readonly stack: string;
  /** The file of the plan; `-` for the standard input. */
  readonly plan?: string;
  readonly reports: readonly AskedReport[];
  readonly update: boolean;
}

/**
 * Reads the arguments of the command; `undefined` stands for a request for help.
 *
 * @throws an error of one line
 */
export function parseDiffArguments(args: readonly string[]): DiffArguments | undefined {
  const { help, update, plan: plans = [], format: formats = [], positionals } = parse(args);
  if (help) {
    return undefined;
  }
  const [plan] = plans;
  const [snapshot, stack] = positionals;
  if (snapshot === undefined || stack === undefined || positionals.length > 2) {
    throw misuse(`${positionals.length} arguments are given; expected two, SNAPSHOT and STACK`);
  }
  if (plans.length > 1) {
    throw misuse(`--plan is given ${plans.length} times; expected one PLAN`);
  }
  if (update && (plan !== undefined || formats.length > 0)) {
    throw misuse("--update compares nothing: give it without --plan and --format");
  }
  const named = { SNAPSHOT: snapshot, STACK: stack, "--plan": plan };
  const empty = Object.entries(named).filter(([, value]) => value?.trim() === "");
  if (empty.length > 0) {
    throw misuse(`${empty.map(([name]) => name).join(", ")} is empty; expected a name`);
  }
  return { snapshot, stack, plan, reports: askedReports(formats), update };
}

function askedReports(formats: readonly string[]): AskedReport[] {
  const asked = formats.map(askedReport);
  const printed = asked.filter(({ file }) => file === undefined);
  if (printed.length > 1) {
    const names = printed.map(({ format }) => format).join(" and ");
    throw misuse(
      `${names} would both be printed; give all but one a FILE, such as --format markdown=comment.md`,
    );
  }
  return printed.length === 0 ? [...asked, { format: "text" }] : asked;
}

function askedReport(text: string): AskedReport {
  const [, format = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!isFormatName(format)) {
    const known = Object.keys(FORMATS).join(", ");
    throw misuse(`--format is ${JSON.stringify(format)}; expected ${known}`);
  }
  if (file?.trim() === "") {
    throw misuse(`--format ${format}= has no FILE; expected a name`);
  }
  return { format, file };
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false },
        plan: { type: "string", multiple: true },
        format: { type: "string", multiple: true },
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
