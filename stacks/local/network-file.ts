import { readFileSync } from "node:fs";
import { CacheValidationError } from "../../lib/core";
import { parseJson } from "../../lib/terraform/parse-json";
import type { ExistingNetwork } from "../environment";

/**
 * The network that `npm run deploy:local` has made, from the file that it writes. The construct checks what is
 * in it.
 *
 * @throws CacheValidationError without the file, and for a file that is damaged
 */
export function readNetwork(file: string | undefined): ExistingNetwork {
  const network = file === undefined ? undefined : parsed(file);
  if (typeof network !== "object" || network === null || Array.isArray(network)) {
    throw new CacheValidationError("the environment local", [
      {
        id: "stacks.local-network",
        found:
          file === undefined
            ? "CACHE_LOCAL_NETWORK is not set"
            : `CACHE_LOCAL_NETWORK is ${file}, which has no JSON object`,
        expected: "the file that npm run deploy:local writes about the network it makes",
        fix: "run npm run deploy:local",
      },
    ]);
  }
  return network as ExistingNetwork;
}

function parsed(file: string): unknown {
  try {
    return parseJson(readFileSync(file, "utf8"));
  } catch {
    // No such file, a folder, or one that nobody may read.
    return undefined;
  }
}
