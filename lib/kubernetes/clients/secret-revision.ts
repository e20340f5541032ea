import { createHash } from "node:crypto";
import { dependable, TerraformResource, TerraformStack } from "cdktf";
import type { IManagedCache } from "../../core";
import { isUnresolved } from "../../core/validation";
import { clientCredentials } from "./client-credentials";

/** Someone whose credentials are in a Secret. */
interface CacheClient {
  readonly cache: IManagedCache;
  readonly user?: string;
}

/**
 * The revision of a write-only Secret: a number that changes with the label of any of its clients'
 * credentials, and with the cache and the user that they are of, 1 to 2^31 − 1. Without one the Secret
 * stays empty (hashicorp/terraform-provider-kubernetes#2833).
 */
export function revisionNumber(clients: readonly CacheClient[]): number {
  const labels = clients.map(({ cache, user }) => {
    const { userName, secret } = clientCredentials(cache.authentication, user);
    // A name that only Terraform will know is another text at each synthesis.
    return [cache.node.path, isUnresolved(userName) ? null : userName, secret?.revision];
  });
  const hash = createHash("sha256").update(JSON.stringify(labels)).digest();
  return (hash.readUInt32BE(0) % (2 ** 31 - 1)) + 1;
}

/**
 * Lets a Secret wait for some caches. Nothing in it refers to the caches themselves, and a cache takes
 * minutes to learn a new token: without this the Secret would be there first. A cache in another stack is
 * deployed before this one.
 */
export function waitForCaches(secret: TerraformResource, caches: readonly IManagedCache[]): void {
  const resources = caches
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

/** One token for all Secrets of a cache: each keeps the calls that led to it, 3 kB of memory. */
function reference(resource: TerraformResource): string {
  const made = references.get(resource) ?? dependable(resource);
  references.set(resource, made);
  return made;
}
