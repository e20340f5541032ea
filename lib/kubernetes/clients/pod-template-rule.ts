import { isUnresolved, rulesFor } from "../../core/validation";

/** The lists of a pod and of its containers that a client adds to or reads. */
const POD_LISTS = ["container", "initContainer", "volume"];
const CONTAINER_LISTS = ["env", "envFrom", "volumeMount"];

/** Whether the parts of a pod template are objects: other rules read what is in them. */
export const POD_TEMPLATE_RULE = rulesFor<{
  readonly metadata?: unknown;
  readonly spec?: unknown;
}>()({
  id: "kubernetes.attach-template",
  inputs: ({ metadata, spec }) => ({
    wrong: [
      ...(isObject(metadata) ? [] : ["metadata"]),
      ...(isObject(spec ?? {}) ? [] : ["spec"]),
      ...itemsOf(spec, POD_LISTS).flatMap(([path, item]) =>
        isObject(item)
          ? itemsOf(item, CONTAINER_LISTS).flatMap(([inner, part]) =>
              isObject(part) ? [] : [`${path}.${inner}`],
            )
          : [path],
      ),
    ],
  }),
  isValid: ({ wrong }) => wrong.length === 0,
  expected: "a pod template whose metadata, spec, containers, volumes and variables are objects",
  fix: "correct these parts",
});

function itemsOf(owner: unknown, lists: readonly string[]): [path: string, item: unknown][] {
  return lists.flatMap((list) => {
    const items: unknown = isObject(owner) ? Reflect.get(owner, list) : undefined;
    // Another rule refuses a list that only Terraform knows.
    return Array.isArray(items) &&
      !items.some((item) => typeof item === "string" && isUnresolved(item))
      ? items.map((item, index): [string, unknown] => [`${list}[${index}]`, item])
      : [];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
