import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";
import { readable } from "./readable-values";

/** What a card of the diagram is about, in the order of the cards in a column; colours are by it. */
export const TONES = [
  "network",
  "key",
  "credentials",
  "other",
  "cache",
  "watch",
  "cluster",
] as const;

/** One of the tones. */
export type Tone = (typeof TONES)[number];

/** Resources that share a card of the diagram. */
export interface ResourceGroup {
  readonly title: string;
  /** What the title is the name of, where it is one: a namespace. */
  readonly caption?: string;
  readonly tone: Tone;
  /** 0: what a cache is made with; 1: the cache, and what watches it; 2: its clients. */
  readonly column: 0 | 1 | 2;
}

/** The first that matches a type has it. */
const GROUPS: readonly (ResourceGroup & { readonly types: RegExp })[] = [
  {
    title: "Encryption key",
    tone: "key",
    column: 0,
    types: /^(aws|google)_kms_|^azurerm_(key_vault_key|user_assigned_identity|role_assignment)/,
  },
  {
    title: "Logs and alarms",
    tone: "watch",
    column: 1,
    types: /^aws_(cloudwatch|sns)_|^google_(logging|monitoring)_|^azurerm_(monitor|portal)_/,
  },
  {
    title: "Network",
    tone: "network",
    column: 0,
    types:
      /_subnet|_security_group|_vpc|_route53_|^google_(compute|service_networking|dns|network_)|^azurerm_private_/,
  },
  {
    title: "Credentials",
    tone: "credentials",
    column: 0,
    types: /_secret|_iam_|_elasticache_user/,
  },
  {
    title: "Cache",
    tone: "cache",
    column: 1,
    types:
      /^aws_elasticache_|^google_(redis|memorystore|memcache)_|^azurerm_(managed_redis|redis_|management_lock)/,
  },
  { title: "Other resources", tone: "other", column: 0, types: /./ },
];

const KUBERNETES = /^kubernetes_/;
const CLUSTER = { tone: "cluster", column: 2 } as const;

/** A group in a text: `Credentials`, `namespace shop`. */
export function groupName({ caption, title }: ResourceGroup): string {
  return caption === undefined ? title : `${caption} ${title}`;
}

/** The group of a resource; objects in the cluster are grouped by their namespaces. */
export function groupOf(resource: ResourceView, view: StackView): ResourceGroup {
  if (!KUBERNETES.test(resource.type)) {
    return GROUPS.find(({ types }) => types.test(resource.type)) as ResourceGroup;
  }
  const { name, namespace } = metadata(resource);
  const own = kindOf(resource) === "Namespace" ? name : namespace;
  return own === undefined
    ? { title: "Cluster", ...CLUSTER }
    : { title: readable(own, view), caption: "namespace", ...CLUSTER };
}

/** What a resource is: `kms key`, `ConfigMap`. */
export function kindOf(resource: ResourceView): string {
  const kind = resource.get("manifest.kind");
  const words = resource.type
    .replace(/^[a-z]+_/, "")
    .replace(/_v\d\w*$/, "")
    .split("_");
  if (!KUBERNETES.test(resource.type)) {
    return words.join(" ");
  }
  return typeof kind === "string"
    ? kind
    : words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The name of an object in the cluster; `undefined` for all else. */
export function objectName(resource: ResourceView, view: StackView): string | undefined {
  const { name } = metadata(resource);
  return KUBERNETES.test(resource.type) && name !== undefined ? readable(name, view) : undefined;
}

function metadata(resource: ResourceView): { name?: string; namespace?: string } {
  const found = resource.get("manifest.metadata") ?? resource.get("metadata");
  const [block] = [found ?? {}].flat();
  return typeof block === "string" ? {} : (block as { name?: string; namespace?: string });
}
