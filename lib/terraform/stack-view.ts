import type { TerraformStack } from "cdktf";
import { renderedIn } from "../core/rendered-resources";
import { type Block, blocksOf } from "./configuration-blocks";
import { groupBy } from "./group-by";
import { referencesIn } from "./references";
import { ResourceView } from "./resource-view";
import { configurationOf } from "./stack-configuration";
import { elementsByAddress, elementsOf } from "./stack-elements";

/**
 * A stack as it will be synthesized, with overrides and with what aspects have changed. Types and
 * attributes are Terraform's own: the version of the bindings makes no difference.
 */
export class StackView {
  /** Resources, outputs, and the settings block. */
  public readonly resources: readonly ResourceView[];
  /** Addresses of modules. What they make is not known. */
  public readonly modules: readonly string[];
  private readonly byType: ReadonlyMap<string, readonly ResourceView[]>;
  private readonly byAddress: ReadonlyMap<string, ResourceView>;
  /** What the attributes of each resource refer to, once that was asked. */
  private readonly references: Map<unknown, readonly ResourceView[] | undefined>;

  constructor(stack: TerraformStack) {
    // Manifests are judged as the resources that they would be.
    const all = [...elementsOf(stack), ...renderedIn(stack)];
    const configuration = configurationOf(stack, all);
    const elements = elementsByAddress(all);
    const blocks = blocksOf(configuration);
    const viewsOf = (kind: Block["kind"]) =>
      blocks
        // With a count of zero Terraform makes nothing.
        .filter((block) => block.kind === kind && block.arguments.count !== 0)
        .map((block) => new ResourceView(block, elements.get(block.address) ?? stack));
    this.resources = [
      ...viewsOf("resource"),
      ...viewsOf("output"),
      new ResourceView(settingsBlock(configuration.terraform), stack),
    ];
    this.modules = blocks.filter(({ kind }) => kind === "module").map(({ address }) => address);
    this.byType = groupBy(this.resources, ({ type }) => type);
    const views = [...this.resources, ...viewsOf("data")];
    this.byAddress = new Map(views.map((view) => [view.address, view]));
    this.references = new Map(views.map((view) => [view.attributes, undefined]));
  }

  /** Resources of some types, type by type. */
  public ofType(...types: readonly string[]): readonly ResourceView[] {
    return types.length === 1
      ? (this.byType.get(types[0] as string) ?? [])
      : types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Resources and data sources of this stack that a value refers to. */
  public referencedBy(value: unknown): readonly ResourceView[] {
    const known = this.references.get(value) ?? this.findReferenced(value);
    if (this.references.has(value)) {
      this.references.set(value, known);
    }
    return known;
  }

  /** All resources and data sources that a value depends on: those it refers to, those they refer to, and so on. */
  public sourcesOf(value: unknown): ResourceView[] {
    const sources = new Set(this.referencedBy(value));
    // What is added while a set is walked through is walked through too.
    for (const source of sources) {
      for (const next of this.referencedBy(source.attributes)) {
        sources.add(next);
      }
    }
    return [...sources];
  }

  private findReferenced(value: unknown): readonly ResourceView[] {
    const addresses = new Set(referencesIn(value).map(({ address }) => address));
    return [...addresses].flatMap((address) => this.byAddress.get(address) ?? []);
  }
}

/** Computes something about a stack once, for many rules. @internal */
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

/** All settings of a stack as one block: a rule reads several of them. */
function settingsBlock(settings: unknown): Block {
  return {
    kind: "setting",
    type: "terraform",
    name: "terraform",
    address: "terraform",
    arguments: (settings ?? {}) as Block["arguments"],
  };
}
