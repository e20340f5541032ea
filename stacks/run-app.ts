import { CacheValidationError } from "../lib/core";

/** Runs an app. A user's error prints its message alone: a stack trace would bury how to correct it. */
export function runApp(app: () => void): void {
  try {
    app();
  } catch (error) {
    if (!isUserError(error)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** What cdktf throws for a failed validation has no type of its own. */
function isUserError(error: unknown): error is Error {
  return (
    error instanceof CacheValidationError ||
    (error instanceof Error && /^(App-level v|V)alidation failed/.test(error.message))
  );
}
