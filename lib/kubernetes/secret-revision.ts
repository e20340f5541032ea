import { createHash } from "node:crypto";
import { type ITerraformDependable, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { IManagedCache } from "../cache";
import { isUnresolved } from "../cache/validation";
import { clientCredentials } from "./client-credentials";
import { type KubernetesObjectProps, metaArguments } from "./common";

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
 * Meta-arguments of a Secret for some caches. Nothing in it refers to the caches themselves, and a cache
 * takes minutes to learn a new token: without this the Secret would be there first. A cache in another
 * stack is deployed before this one.
 */
export function afterCaches(
  construct: IConstruct,
  caches: readonly IManagedCache[],
  props: KubernetesObjectProps,
) {
  const resources = caches
    .flatMap((cache) => cache.node.findAll())
    .filter(
      (child): child is TerraformResource =>
        TerraformResource.isTerraformResource(child) &&
        TerraformStack.of(child) === TerraformStack.of(construct),
    );
  const first: ITerraformDependable[] = [...(props.dependsOn ?? []), ...resources];
  return { ...metaArguments(props), dependsOn: first.length > 0 ? first : undefined };
}
