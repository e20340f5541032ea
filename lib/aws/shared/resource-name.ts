import { isUnresolved } from "../../core/validation";

/** Lower case, as ElastiCache gives names back; a token is left as it is, since its text is no name. */
export function lowerCase(name: string): string {
  return isUnresolved(name) ? name : name.toLowerCase();
}
