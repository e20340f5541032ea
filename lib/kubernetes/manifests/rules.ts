import type { TerraformResource } from "cdktf";
import { mustBeKnown, rulesFor } from "../../core/validation";
import { identityOf } from "../objects/object-identity";
import { isRendered } from "./manifest";

/** What the rules judge. */
interface ManifestsSettings {
  readonly output: string;
  readonly resources: readonly TerraformResource[];
}

const rule = rulesFor<ManifestsSettings>();

/** Whether a resource is a Secret, or fills one, in whichever way it is written. */
function isSecret(resource: TerraformResource): boolean {
  return (
    resource.terraformResourceType.startsWith("kubernetes_secret") ||
    identityOf(resource)?.kind === "secret"
  );
}

function canBeRendered({ terraformResourceType, count, forEach }: TerraformResource): boolean {
  return isRendered(terraformResourceType) && count === undefined && forEach === undefined;
}

export const KUBERNETES_MANIFESTS_RULES = [
  rule({
    id: "kubernetes.manifests-output",
    inputs: ({ output }) => ({ output: mustBeKnown(output) }),
    isValid: ({ output }) => /^[A-Za-z][\w-]{0,62}$/.test(output),
    expected: "1 to 63 letters, digits, hyphens and underscores, a letter first",
    fix: "leave output out for kubernetes_manifests",
  }),
  rule({
    id: "kubernetes.manifests-none",
    inputs: ({ resources }) => ({ objects: resources.length }),
    isValid: ({ objects }) => objects > 0,
    expected: "a construct with Kubernetes objects that are not manifests already",
    fix: "give the KubernetesCache as objects",
  }),
  rule({
    id: "kubernetes.manifests-secret",
    inputs: ({ resources }) => ({ objects: pathsOf(resources, isSecret) }),
    isValid: ({ objects }) => objects.length === 0,
    expected: "no Secret: its value would be in the output, and in Git",
    fix: "take credentials of the kind external-secret or existing-secret, and a CacheExporter for each cache in place of a shared one",
  }),
  rule({
    id: "kubernetes.manifests-type",
    inputs: ({ resources }) => ({
      objects: pathsOf(resources, (resource) => !isSecret(resource) && !canBeRendered(resource)),
    }),
    isValid: ({ objects }) => objects.length === 0,
    expected: "objects of the kinds that this library makes, without count and for_each",
    fix: "leave these objects to Terraform: put them elsewhere than below objects",
  }),
];

function pathsOf(
  resources: readonly TerraformResource[],
  isOne: (resource: TerraformResource) => boolean,
): string[] {
  return resources.filter(isOne).map(({ node }) => node.path);
}
