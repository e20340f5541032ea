import { maskAccessLines } from "./access-strings";
import { maskAddresses } from "./addresses";
import { maskAssignments } from "./assignments";
import { maskCommands } from "./commands";
import { maskTokens } from "./tokens";

/** Whether a text can have a secret at all: most are names, and too short for a sign or a token of any form. */
const PLAIN = /^[\w.:/-]{0,15}$/;

/** A text without the secrets in it: an address, a script, a file, whatever it is. */
export function maskText(text: string): string {
  return PLAIN.test(text)
    ? text
    : maskAccessLines(maskCommands(maskAssignments(maskAddresses(maskTokens(text)))));
}
