import { CacheValidationError } from "cdktf-managed-cache";

/** The ids of the faults that `build` is refused for; none when it is accepted. */
export function faultIds(build: () => unknown): string[] {
  try {
    build();
    return [];
  } catch (error) {
    if (error instanceof CacheValidationError) {
      return error.faults.map(({ id }) => id);
    }
    throw error;
  }
}
