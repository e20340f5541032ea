import { readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { writeWhole } from "../core/stack-files";
import { CacheValidationError } from "../core/validation/validation-error";

/** Reads a text in UTF-8, less its byte-order mark. */
export function readText(file: string): string {
  return textOf(readBytes(file), file);
}

/**
 * Reads a file whole.
 *
 * @param file - its name, or the number of a stream
 * @param name - what the user knows it by
 */
export function readBytes(file: string | number, name = String(file)): Buffer {
  return attempt("read", name, () => readFileSync(file));
}

/** The text of a file's bytes, less its byte-order mark. */
export function textOf(bytes: Buffer, name: string): string {
  const text = decode(bytes);
  // A zero byte is of UTF-16 without a byte-order mark: no text of ours has one.
  if (text === undefined || text.includes("\0")) {
    throw new Error(`${name} is no text in UTF-8; save it in UTF-8, or write it anew`);
  }
  return text;
}

/** What the text of a file says. Its faults are told with the name of the file. */
export function parseFrom<T>(file: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof CacheValidationError
      ? new CacheValidationError(file, error.faults)
      : error;
  }
}

/** Writes a text whole or not at all. What is no file, such as a pipe, takes it as it comes. */
export function writeText(file: string, text: string): void {
  attempt("write", file, () => {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there === undefined || there.isFile()) {
      // A link stays, and the file that it names is written.
      writeWhole(there === undefined ? file : realpathSync(file), text);
    } else {
      writeFileSync(file, text);
    }
  });
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function attempt<T>(what: "read" | "write", file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`cannot ${what} ${file}: ${reason}; name a file that this user can ${what}`);
  }
}
