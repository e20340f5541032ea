import { TerraformElement, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Attributes, ResourceView } from "./resource-view";

type Section = Record<string, Record<string, Attributes>>;

/** What Terraform takes care of itself, and what is no attribute. */
const META_ARGUMENTS = new Set(["depends_on", "lifecycle", "//"]);

/** Addresses within an expression. */
const ADDRESS = /(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*/g;

/**
 * A stack as it will be synthesized, overrides and all that other aspects have changed included. Types
 * and attributes are Terraform's own, so that it makes no difference which bindings made them.
 */
export class StackView {
  /** Resources, outputs, and the settings block. */
  public readonly resources: readonly ResourceView[];
  /** Addresses of modules, into which nothing here can look. */
  public readonly modules: readonly string[];
  private readonly byAddress: ReadonlyMap<string, ResourceView>;

  constructor(stack: TerraformStack) {
    const {
      resource = {},
      data = {},
      output = {},
      module = {},
      terraform = {},
    } = synthesized(stack);
    const constructs = elementsById(stack);
    const views = (prefix: string, types: Section) =>
      Object.entries(types).flatMap(([type, named]) =>
        Object.entries(named)
          // Zero of a resource are none.
          .filter(([, { count }]) => count !== 0)
          .map(
            ([name, attributes]) =>
              new ResourceView(
                type,
                `${prefix}${type}.${name}`,
                attributes,
                constructs.get(name) ?? stack,
              ),
          ),
      );
    this.resources = [
      ...views("", resource),
      ...views("", { output }),
      new ResourceView("terraform", "terraform", terraform, stack),
    ];
    this.modules = Object.keys(module).map((name) => `module.${name}`);
    this.byAddress = new Map(
      [...this.resources, ...views("data.", data)].map((view) => [view.address, view]),
    );
  }

  /** Resources of some types. */
  public ofType(...types: readonly string[]): ResourceView[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /** Resources and data sources of this stack that a value refers to. */
  public referencedBy(value: unknown): ResourceView[] {
    const addresses = new Set(
      expressions(value).flatMap((expression) => expression.match(ADDRESS) ?? []),
    );
    return [...addresses].flatMap((address) => this.byAddress.get(address) ?? []);
  }

  /** All that a value is made from: what it refers to, what that refers to, and so on. */
  public sourcesOf(value: unknown): ResourceView[] {
    const found = new Set<ResourceView>();
    const queue = this.referencedBy(value);
    for (let view = queue.pop(); view !== undefined; view = queue.pop()) {
      if (!found.has(view)) {
        found.add(view);
        queue.push(...this.referencedBy(view.attributes));
      }
    }
    return [...found];
  }
}

/** Computes what many rules ask of a stack once only. @internal */
export function oncePerStack<Result>(
  compute: (stack: StackView) => Result,
): (stack: StackView) => Result {
  const results = new WeakMap<StackView, { readonly result: Result }>();
  return (stack) => {
    const { result } = results.get(stack) ?? { result: compute(stack) };
    results.set(stack, { result });
    return result;
  };
}

function synthesized(stack: TerraformStack): {
  resource?: Section;
  data?: Section;
  output?: Record<string, Attributes>;
  module?: Record<string, Attributes>;
  terraform?: Attributes;
} {
  return stack.toTerraform();
}

/** Elements of a stack by the name that Terraform knows them by. */
function elementsById(stack: TerraformStack): Map<string, IConstruct> {
  const elements = stack.node
    .findAll()
    .filter((construct): construct is TerraformElement =>
      TerraformElement.isTerraformElement(construct),
    )
    .filter((element) => element.cdktfStack === stack);
  return new Map(elements.map((element) => [element.friendlyUniqueId, element]));
}

/** All texts within a value that hold an expression. */
function expressions(value: unknown): string[] {
  if (typeof value === "string") {
    return value.includes("${") ? [value] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap(expressions);
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, part]) =>
      META_ARGUMENTS.has(key) ? [] : expressions(part),
    );
  }
  return [];
}
