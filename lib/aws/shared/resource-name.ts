import type { CacheEngineName } from "../../core";
import { isUnresolved } from "../../core/validation";

const ID = /^[A-Za-z](?!.*--)[0-9A-Za-z-]*(?<!-)$/;

/** Whether a text is the id of a replication group or a user. Source: the ElastiCache API reference. */
export function isId(text: string): boolean {
  return text.length <= 40 && ID.test(text);
}

export const ID_EXPECTED =
  "1 to 40 letters, digits and single hyphens, starting with a letter, no hyphen at the end";

/** The longest id of a cluster. Source: as above. */
export const LONGEST_CLUSTER_ID = 50;

/** Whether a text is the id of a cluster. */
export function isClusterId(text: string): boolean {
  return text.length <= LONGEST_CLUSTER_ID && ID.test(text);
}

export const CLUSTER_ID_EXPECTED =
  "1 to 50 letters, digits and single hyphens, starting with a letter, no hyphen at the end";

/** Lower case, as ElastiCache returns names; a token stays as it is, since its text is not the name. */
export function lowerCase(name: string): string {
  return isUnresolved(name) ? name : name.toLowerCase();
}

/** The user that every client is who names none. */
export const DEFAULT_USER = "default";

/** Whether a group of users needs that one: in a Valkey group without it, it is off by itself. */
export function hasDefaultUser(engine: CacheEngineName): boolean {
  return engine !== "valkey";
}

/** The id of a user in the account: IAM users need their name to be their id. */
export function userId(cacheName: string, userName: string): string {
  return lowerCase(`${cacheName}-${userName}`);
}
