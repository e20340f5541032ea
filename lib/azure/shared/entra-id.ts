import type { CloudIdentityAuthentication } from "../../core";

/**
 * Clients send a token of Entra ID's as the password, and the object id of their identity as the name.
 *
 * Source: https://learn.microsoft.com/azure/redis/entra-for-authentication
 */
export function entraId(userName: string | undefined): CloudIdentityAuthentication {
  return {
    kind: "cloud-identity",
    mode: "entra-id",
    scope: "https://redis.azure.com/.default",
    userName,
  };
}
