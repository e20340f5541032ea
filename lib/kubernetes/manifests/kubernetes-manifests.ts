import {
  DefaultTokenResolver,
  Lazy,
  StringConcat,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { CacheValidationError } from "../../core";
import { keepRendered } from "../../core/rendered-resources";
import { withShape } from "../../core/shape";
import { findTaken, take } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { FileBesideStack } from "../objects/file-beside-stack";
import { refuseSameObjects } from "../objects/same-objects";
import { KUBERNETES_MANIFESTS_PROPS } from "../shapes";
import { hasExpression, unescaped, withoutReferences } from "./expressions";
import { type Arguments, type Manifest, manifestOf } from "./manifest";
import { KUBERNETES_MANIFESTS_RULES } from "./rules";

/** Props of `KubernetesManifests`. */
export interface KubernetesManifestsProps {
  /** The construct with the objects: a `KubernetesCache`, or one with several of them below. */
  readonly objects: IConstruct;
  /**
   * Name of the Terraform output, and of the file: letters, digits, hyphens and underscores, a letter first.
   *
   * @default "kubernetes_manifests"
   */
  readonly output?: string;
}

/**
 * Kubernetes objects as manifests, for Argo CD, Flux or kubectl, in place of Terraform's resources: they are then in an
 * output of the stack and no longer among its resources, and the stack needs no Kubernetes provider. Where nothing
 * depends on what Terraform will know, synthesis writes `manifests/<output>.json` beside the stack as well.
 *
 * No secret is in a manifest: credentials come by an ExternalSecret or an existing Secret.
 *
 * @example
 * ```ts
 * const { kubernetes } = new ElastiCacheForKubernetes(this, "Cache", {
 *   cache: { vpcId, subnets, nodeType: "cache.r7g.large" },
 *   kubernetes: {
 *     credentials: { kind: "external-secret", store: { name: "aws", kind: "ClusterSecretStore" } },
 *   },
 * });
 * new KubernetesManifests(this, "Manifests", { objects: kubernetes });
 * ```
 */
export class KubernetesManifests extends Construct {
  private readonly resources: readonly TerraformResource[];

  /** @throws CacheValidationError that lists every fault of the props and of the objects */
  constructor(scope: Construct, id: string, props: KubernetesManifestsProps) {
    super(scope, id);
    const subject = `KubernetesManifests ${this.node.path}`;
    props = withShape(subject, KUBERNETES_MANIFESTS_PROPS, props);
    const { objects, output = "kubernetes_manifests" } = props;
    const stack = TerraformStack.of(this);
    const resources = objects.node
      .findAll()
      .filter(
        (one): one is TerraformResource =>
          TerraformResource.isTerraformResource(one) &&
          one.terraformResourceType.startsWith("kubernetes_") &&
          TerraformStack.of(one) === stack,
      );
    const name = {
      id: "kubernetes.manifests-output-twice",
      input: "output",
      name: output,
      fix: "give each of the two an output of its own",
    };
    refuse(subject, [
      ...findFaults(KUBERNETES_MANIFESTS_RULES, { output, resources }),
      ...findTaken(this, [name]),
    ]);
    take(this, [name]);
    refuseSameObjects(this);
    this.node.addValidation({ validate: () => this.findReferences(stack) });
    this.resources = resources;
    for (const resource of resources) {
      resource.node.scope?.node.tryRemoveChild(resource.node.id);
      keepRendered(resource);
    }
    new TerraformOutput(this, "Output", {
      value: Lazy.anyValue({ produce: () => this.list() }),
      description: "Kubernetes objects as a List, for Argo CD, Flux or kubectl",
    }).overrideLogicalId(output);
    new FileBesideStack(this, "File", {
      path: `manifests/${output}.json`,
      text: () => fileOf(this.list()),
    });
  }

  /** What Terraform still makes, or renders, cannot read an object that it does not make. */
  private findReferences(stack: TerraformStack): string[] {
    const json = JSON.stringify(stack.toTerraform());
    const missing = this.resources.filter((resource) =>
      new RegExp(String.raw`["{( ]${addressOf(resource)}["\\.\[]`).test(json),
    );
    const subject = `KubernetesManifests ${this.node.path}`;
    const fault = {
      id: "kubernetes.manifests-reference",
      found: missing.map(({ node }) => node.path).join(", "),
      expected: "objects that nothing in the stack refers to: Terraform does not make them",
      fix: "put what refers to them, such as a workload with their checksum, below objects too",
    };
    return missing.length === 0 ? [] : [new CacheValidationError(subject, [fault]).message];
  }

  /** All objects in one, namespaces first: kubectl makes them in this order. */
  private list(): Manifest {
    const blocks = new Map(
      this.resources.map((resource) => [addressOf(resource), blockOf(resource)]),
    );
    const items = this.resources.map((resource) => {
      const block = blocks.get(addressOf(resource)) ?? {};
      const readable = withoutReferences(block, blocks) as Arguments;
      return manifestOf(resource.terraformResourceType, readable);
    });
    const isNamespace = ({ kind }: Manifest) => kind === "Namespace";
    return {
      apiVersion: "v1",
      kind: "List",
      items: [...items.filter(isNamespace), ...items.filter((item) => !isNamespace(item))],
    };
  }
}

const RESOLVER = new DefaultTokenResolver(new StringConcat());

function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** The arguments of a resource, with all overrides. */
function blockOf(resource: TerraformResource): Arguments {
  const { terraformResourceType: type, friendlyUniqueId: id } = resource;
  const { resource: made } = Tokenization.resolve(resource.toTerraform(), {
    scope: TerraformStack.of(resource),
    resolver: RESOLVER,
    preparing: false,
  });
  return made[type][id];
}

/** The text of the file; `undefined` where only Terraform knows all of it. */
function fileOf(list: Manifest): string | undefined {
  const json = JSON.stringify(list, null, 2);
  return hasExpression(json) ? undefined : `${unescaped(json)}\n`;
}
