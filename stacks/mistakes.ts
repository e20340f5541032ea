import { CacheValidationError } from "../lib/cache";

/**
 * Whether an error is the user's to mend: its message says how, a stack trace would bury it. What cdktf
 * throws for a failed validation has no type of its own.
 */
export function isMistake(error: unknown): error is Error {
  return (
    error instanceof CacheValidationError ||
    (error instanceof Error && /^(App-level v|V)alidation failed/.test(error.message))
  );
}
