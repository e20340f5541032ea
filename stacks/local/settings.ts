import * as path from "node:path";

/** Everything that a local deployment keeps is in this folder, state and keys included. */
export const WORK = path.resolve(".local");

export const AWS_FOLDER = path.join(WORK, "aws");
export const REDIS_FOLDER = path.join(WORK, "redis");
export const NETWORK_FOLDER = path.join(WORK, "network");
export const SYNTHESIS_FOLDER = path.join(WORK, "cdktf.out");

export const AWS_PORT = Number(process.env.LOCAL_AWS_PORT ?? 4566);
export const REDIS_PORT = Number(process.env.LOCAL_REDIS_PORT ?? 6390);
