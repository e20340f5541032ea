import { isUnresolved } from "../../core/validation";

/** Ids of replication groups, users and the like. Source: the ElastiCache API reference. */
export const ID = /^[A-Za-z](?!.*--)[0-9A-Za-z-]*(?<!-)$/;

/** Lower case, as ElastiCache returns names; a token stays as it is, since its text is not the name. */
export function lowerCase(name: string): string {
  return isUnresolved(name) ? name : name.toLowerCase();
}

/** The id of a user in the account: IAM users need their name to be their id. */
export function userId(cacheName: string, userName: string): string {
  return lowerCase(`${cacheName}-${userName}`);
}
