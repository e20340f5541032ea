import type { Block } from "../terraform/configuration-blocks";
import { sameJson } from "../terraform/json-equality";
import { type Reference, referencesIn } from "../terraform/references";
import { moveToOtherPlace } from "./provider-places";
import { ResourceChange } from "./resource-change";
import type { Blocks, ChangedSource, Sources } from "./sources";

/** What changes between two configurations of a stack, as far as a plan would say so. */
export class StackChange implements Sources {
  public readonly hasVariables: boolean;
  private readonly changes = new Map<string, ResourceChange | undefined>();
  private readonly sources = new Map<string, ChangedSource | undefined>();

  constructor(
    public readonly before: Blocks,
    public readonly after: Blocks,
    /** Versions of the providers, by their names; a name that is missing can have any. */
    public readonly providerVersions: Readonly<Record<string, string>> = {},
  ) {
    this.hasVariables = [...before.values(), ...after.values()].some(
      ({ kind }) => kind === "variable" || kind === "local",
    );
  }

  /** The change of a resource that there is before and after. */
  public resource(address: string): ResourceChange | undefined {
    const [was, is] = [this.before.get(address), this.after.get(address)];
    if (was?.kind !== "resource" || is?.kind !== "resource") {
      return undefined;
    }
    // Terraform refuses references in a circle; here they end where they began.
    return once(this.changes, address, () => new ResourceChange(this, was, is));
  }

  /** What a value reads that changes: first what changes for certain. */
  public sourceOf(value: unknown): ChangedSource | undefined {
    const sources = referencesIn(value).flatMap(
      ({ address, attribute }) =>
        once(this.sources, `${address} ${attribute}`, () => this.find({ address, attribute })) ??
        [],
    );
    return sources.find(({ readAnewAfter }) => readAnewAfter === undefined) ?? sources[0];
  }

  private find({ address, attribute }: Reference): ChangedSource | undefined {
    const [was, is] = [this.before.get(address), this.after.get(address)];
    if (was === undefined || is === undefined) {
      return undefined;
    }
    const isArgument = attribute !== undefined && attribute in is.arguments;
    if (is.kind === "resource" && !isArgument) {
      return this.resource(address)?.isReplaced ? { address } : undefined;
    }
    const [before, after] = [was, is].map((block) =>
      isArgument ? block.arguments[attribute] : valuesIn(block),
    );
    const isElsewhere = !isArgument && moveToOtherPlace(this, was, is) !== undefined;
    if (isElsewhere || !sameJson(before, after)) {
      return { address };
    }
    const inner = this.sourceOf(after);
    if (inner !== undefined) {
      return { ...inner, address };
    }
    const readAnewAfter = isArgument ? undefined : this.pendingBeneath(is);
    return readAnewAfter === undefined ? undefined : { address, readAnewAfter };
  }

  /**
   * The first resource beneath a data source that changes. Terraform waits with the data source until then.
   *
   * Source: https://developer.hashicorp.com/terraform/language/data-sources#data-resource-dependencies
   */
  private pendingBeneath({ kind, arguments: args }: Block): string | undefined {
    const named = [args.depends_on ?? []].flat().map(String);
    const addresses = [...referencesIn(args).map(({ address }) => address), ...named];
    return kind === "data"
      ? addresses.find((address) => this.resource(address)?.isChanged)
      : undefined;
  }
}

/** What in a block makes its values: of a variable its default, of all else what Terraform does not read itself. */
function valuesIn({ kind, arguments: args }: Block): unknown {
  const { provider: _provider, lifecycle: _lifecycle, depends_on: _waits, ...values } = args;
  return kind === "variable" ? args.default : values;
}

function once<T>(known: Map<string, T | undefined>, key: string, find: () => T): T | undefined {
  if (!known.has(key)) {
    known.set(key, undefined);
    known.set(key, find());
  }
  return known.get(key);
}
