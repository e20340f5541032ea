import { createHash } from "node:crypto";
import { dependable, TerraformResource, TerraformStack } from "cdktf";
import type { IManagedCache } from "../../core";
import { isUnresolved } from "../../core/validation";
import { clientCredentials } from "./client-credentials";

/** A client whose credentials are in a Secret. */
interface CacheClient {
  readonly cache: IManagedCache;
  readonly user?: string;
}

/**
 * The revision of a write-only Secret: a number from 1 to 2^31 − 1. It changes when the label of any
 * client's credentials changes, and when the cache or the user is another one. Without a revision the
 * Secret stays empty (hashicorp/terraform-provider-kubernetes#2833).
 */
export function revisionNumber(clients: readonly CacheClient[]): number {
  const labels = clients.map(({ cache, user }) => {
    const { userName, secret } = clientCredentials(cache.authentication, user);
    // The token of a name that only Terraform knows is a different text at each synthesis.
    return [cache.node.path, isUnresolved(userName) ? null : userName, secret?.revision];
  });
  const hash = createHash("sha256").update(JSON.stringify(labels)).digest();
  return (hash.readUInt32BE(0) % (2 ** 31 - 1)) + 1;
}

/**
 * Makes Terraform write a Secret after these caches. The Secret does not refer to the caches, and a cache
 * takes minutes to accept a new token: without this, Terraform would write the Secret first. A cache in
 * another stack needs no dependency, since its stack is deployed first. A cache that reads this Secret
 * itself starts after it.
 */
export function waitForCaches(secret: TerraformResource, caches: readonly IManagedCache[]): void {
  const resources = caches
    .filter((cache) => !secret.node.scopes.includes(cache))
    .flatMap((cache) => cache.node.findAll())
    .filter(
      (child): child is TerraformResource =>
        TerraformResource.isTerraformResource(child) &&
        TerraformStack.of(child) === TerraformStack.of(secret),
    );
  if (resources.length > 0) {
    secret.dependsOn = [...(secret.dependsOn ?? []), ...resources.map(reference)];
  }
}

const references = new WeakMap<TerraformResource, string>();

/** One token for all Secrets of a cache: every token keeps its stack trace, 3 kB of memory. */
function reference(resource: TerraformResource): string {
  const made = references.get(resource) ?? dependable(resource);
  references.set(resource, made);
  return made;
}
