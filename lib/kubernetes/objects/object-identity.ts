import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import { isPlainObject } from "../../core/plain-object";
import { isUnresolved } from "../../core/validation";

/** What one cluster has once. */
export interface ObjectIdentity {
  /** Terraform's name of the provider: `kubernetes`, `kubernetes.other`. */
  readonly provider: string;
  /** In small letters, without a version; with its group where that is none of Kubernetes' own. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Labels by which it knows its pods, as one text; `undefined` where it has no pods, or any pods of its own. */
  readonly selector?: string;
}

type Block = Readonly<Record<string, unknown>>;

/** Types that change a part of an object which another one makes. */
const PARTS_OF_OBJECTS = [
  "annotations",
  "config_map_v1_data",
  "default_service_account",
  "default_service_account_v1",
  "env",
  "labels",
  "node_taint",
  "secret_v1_data",
  "token_request_v1",
];

/** Kinds that take every pod with their labels for one of their own. Jobs get a label for each. */
const OWNERS_OF_PODS = ["daemonset", "deployment", "replicaset", "statefulset"];

/** Groups of Kubernetes itself: its kinds have different names in all of them. */
const OWN_GROUP = /^[a-z]*$|\.k8s\.io$/;

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/**
 * The object that a resource makes, as Terraform will read it. `undefined` for other resources, for those
 * that Terraform makes several times or not at all, and for a name that the API server chooses.
 */
export function identityOf(resource: TerraformResource): ObjectIdentity | undefined {
  const [, type] = /^kubernetes_(.+)$/.exec(resource.terraformResourceType) ?? [];
  if (type === undefined || PARTS_OF_OBJECTS.includes(type)) {
    return undefined;
  }
  const made = resource.toTerraform().resource?.[resource.terraformResourceType];
  const block: Block = made?.[resource.friendlyUniqueId] ?? {};
  const object = type === "manifest" ? blockIn(block.manifest) : block;
  const { name, namespace } = blockIn(object.metadata);
  const kind = type === "manifest" ? kindOfManifest(object) : kindOfType(type);
  if (block.count !== undefined || block.for_each !== undefined || kind === undefined) {
    return undefined;
  }
  const named = resolved(resource, name);
  return named === undefined
    ? undefined
    : {
        provider: String(block.provider ?? "kubernetes"),
        kind,
        namespace: resolved(resource, namespace) ?? "default",
        name: named,
        selector: OWNERS_OF_PODS.includes(kind) ? selectorOf(blockIn(object.spec)) : undefined,
      };
}

/** `undefined` for what is not known or has expressions, which are not compared. */
function selectorOf({ selector }: Block): string | undefined {
  const { match_labels, matchLabels, match_expressions, matchExpressions } = blockIn(selector);
  const labels = match_labels ?? matchLabels;
  return match_expressions || matchExpressions || !isPlainObject(labels) || isUnresolved(labels)
    ? undefined
    : JSON.stringify(Object.entries(labels).sort());
}

/** `config_map_v1` is a ConfigMap as `config_map` is, and a `daemonset` is what `daemon_set_v1` is. */
function kindOfType(type: string): string {
  return type.replace(/_v\d+((alpha|beta)\d+)?$/, "").replaceAll("_", "");
}

function kindOfManifest({ apiVersion, kind }: Block): string | undefined {
  if (
    typeof apiVersion !== "string" ||
    typeof kind !== "string" ||
    isUnresolved([apiVersion, kind])
  ) {
    return undefined;
  }
  const group = apiVersion.includes("/") ? apiVersion.replace(/\/.*$/, "") : "";
  return `${OWN_GROUP.test(group) ? "" : `${group}/`}${kind}`.toLowerCase();
}

/** A text with its references as Terraform reads them: the same reference is the same value. */
function resolved(resource: TerraformResource, text: unknown): string | undefined {
  if (typeof text !== "string") {
    return undefined;
  }
  return isUnresolved(text)
    ? String(
        Tokenization.resolve(text, {
          scope: TerraformStack.of(resource),
          resolver: RESOLVER,
          preparing: false,
        }),
      )
    : text;
}

function blockIn(value: unknown): Block {
  const [block] = Array.isArray(value) ? value : [value];
  return isPlainObject(block) ? block : {};
}
