import { Fn } from "cdktf";
import type { IManagedCache, SecretReference } from "../../core";
import { clientCredentials } from "../clients/client-credentials";
import { addressParts, exporterAddress } from "./environment";

/** One of the caches of a shared exporter. */
export interface ExporterTarget {
  /** The cache. */
  readonly cache: IManagedCache;
  /**
   * Name of the cache's user in the cache's props, as whom the exporter logs in; one with a password.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
}

/** The address that Prometheus sends to the exporter: the cache, and the user to log in as. */
export function targetAddress(target: ExporterTarget): string {
  return exporterAddress(target.cache, userNameOf(target));
}

/** The same as a Terraform expression, since cdktf cannot join texts inside a Terraform function. */
export function targetAddressExpression(target: ExporterTarget): string {
  const { scheme, user, host, port } = addressParts(target.cache, userNameOf(target));
  return Fn.format("%s://%s%s:%d", [scheme, user, host, port]);
}

/** The token or the password; `undefined` for a cache without authentication. */
export function targetPassword({ cache, user }: ExporterTarget): SecretReference | undefined {
  return clientCredentials(cache.authentication, user).secret;
}

/** Name of the user that the exporter logs in as, if it is one. */
export function userNameOf({ cache, user }: ExporterTarget): string | undefined {
  return clientCredentials(cache.authentication, user).userName;
}
