import { type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { CacheValidationError, type Fault } from "../../core";
import { identityOf, type ObjectIdentity } from "./object-identity";
import { resourcesBelow } from "./resources-below";

/** An object, and the paths of the constructs that make it. */
interface MadeObject extends ObjectIdentity {
  readonly paths: string[];
}

const NAMESPACE = "namespace";

const FIX =
  'give one of the caches a name, such as name: "sessions" on its KubernetesCache, or rename one of the objects';
const FIX_OF_SELECTOR = "give each labels of its own; a cache needs one exporter in a namespace";
const FIX_OF_NAMESPACE =
  "make it in one place: set createNamespace to false on a KubernetesCache and on its clients";

const compared = new WeakSet<TerraformStack>();

/**
 * Refuses two objects of one kind, namespace and name in the stack of a construct, whoever makes them: the
 * cluster would refuse the second one in the middle of a deploy. Refuses two workloads of one kind with the
 * same selector as well: each would take the other's pods for its own. The check runs when the tree is
 * complete. Different providers may be different clusters.
 */
export function refuseSameObjects(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (compared.has(stack)) {
    return;
  }
  compared.add(stack);
  stack.node.addValidation({
    validate: () => {
      const faults = findSameObjects(stack);
      return faults.length === 0
        ? []
        : [new CacheValidationError(`objects of the stack ${stack.node.path}`, faults).message];
    },
  });
}

function findSameObjects(stack: TerraformStack): Fault[] {
  const objects = objectsOf(stack);
  return [...sameNames(objects), ...sameSelectors(objects)];
}

function sameNames(objects: readonly MadeObject[]): Fault[] {
  return objects
    .filter(({ paths }) => paths.length > 1)
    .map(({ kind, namespace, name, paths }) => ({
      id: "kubernetes.object-twice",
      found: `${paths.join(" and ")} make the same ${kind}: ${kind === NAMESPACE ? "" : `${namespace}/`}${name}`,
      expected: "a name of its own for each object of a kind, in its namespace and at its provider",
      fix: kind === NAMESPACE ? FIX_OF_NAMESPACE : FIX,
    }));
}

function sameSelectors(objects: readonly MadeObject[]): Fault[] {
  const first = new Map<string, MadeObject>();
  return objects.flatMap((object): Fault[] => {
    const { provider, kind, namespace, selector } = object;
    if (selector === undefined) {
      return [];
    }
    const key = JSON.stringify([provider, kind, namespace, selector]);
    const other = first.get(key);
    first.set(key, other ?? object);
    return other === undefined
      ? []
      : [
          {
            id: "kubernetes.selector-twice",
            found: `${other.paths[0]} and ${object.paths[0]} select the same pods in ${namespace}`,
            expected: `a selector of its own for each ${kind}: each takes the other's pods for its own`,
            fix: FIX_OF_SELECTOR,
          },
        ];
  });
}

function objectsOf(stack: TerraformStack): MadeObject[] {
  const made = resourcesOf(stack).flatMap((resource) => {
    const identity = identityOf(resource);
    return identity === undefined ? [] : [{ resource, identity }];
  });
  const namespaces = new Map(
    made
      .filter(({ identity }) => identity.kind === NAMESPACE)
      .map(({ resource, identity }) => [referenceTo(resource), identity.name]),
  );
  const objects = new Map<string, MadeObject>();
  for (const { resource, identity } of made) {
    const namespace = namespaces.get(identity.namespace) ?? identity.namespace;
    const key = JSON.stringify([identity.provider, identity.kind, namespace, identity.name]);
    const object = objects.get(key) ?? { ...identity, namespace, paths: [] };
    object.paths.push(resource.node.path);
    objects.set(key, object);
  }
  return [...objects.values()];
}

/** How Terraform refers to the name of a namespace that it makes. */
function referenceTo({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `\${${terraformResourceType}.${friendlyUniqueId}.metadata[0].name}`;
}

function resourcesOf(stack: TerraformStack): TerraformResource[] {
  return resourcesBelow(stack).filter((resource) => TerraformStack.of(resource) === stack);
}
