import * as path from "node:path";

/** Everything that a local deployment keeps is in this folder, state and keys included. */
export const WORK = path.resolve(".local");

export const AWS_FOLDER = path.join(WORK, "aws");
export const REDIS_FOLDER = path.join(WORK, "redis");
export const NETWORK_FOLDER = path.join(WORK, "network");
export const SYNTHESIS_FOLDER = path.join(WORK, "cdktf.out");

/** Beside the folder, which goes with all that is in it while the lock still holds. */
export const LOCK = path.resolve(".local.lock");

/** What is installed once and serves every deployment. */
export const CACHE = path.resolve("node_modules/.cache/cdktf-managed-cache");
