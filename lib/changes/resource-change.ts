import { valuesAt } from "../terraform/attribute-values";
import { RESOURCE_DESCRIPTORS } from "../terraform/cache-resources";
import type {
  ArgumentChange,
  ReplacingArgument,
  ResourceDescriptor,
} from "../terraform/cache-resources/resource-descriptor";
import type { Block } from "../terraform/configuration-blocks";
import { sameJson } from "../terraform/json-equality";
import { isObject } from "../terraform/json-object";
import { textsIn } from "../terraform/json-texts";
import { moveToOtherPlace, withDefaultsOfProvider } from "./provider-places";
import { type ChangedSource, type Sources, textOf } from "./sources";
import { valuesOfTexts } from "./values-of-texts";

type Arguments = Readonly<Record<string, unknown>>;

/** Arguments that Terraform reads itself. What `provider` names is judged by its place. */
const META_ARGUMENTS = ["depends_on", "lifecycle", "provider"];

/** One argument that changes, and where its value comes from when its text does not. */
interface ChangedArgument extends ArgumentChange {
  readonly source?: ChangedSource;
}

/** One resource before and after, as Terraform and its provider will compare them. */
export class ResourceChange {
  public readonly type: string;
  public readonly address: string;
  /** The provider of its type: `aws`. */
  public readonly providerName: string;
  /** The arguments, with those that the provider fills in, and with the values of variables that change. */
  public readonly before: Arguments;
  /** The arguments that Terraform will ask for: what `ignore_changes` names stays as it was. */
  public readonly after: Arguments;
  public readonly descriptor: ResourceDescriptor | undefined;
  /** Why Terraform looks for it in another region, account or cluster; `undefined` when it does not. */
  public readonly otherPlace: string | undefined;
  /** The arguments that force Terraform to destroy it and make it anew, a reason each. */
  public readonly replacing: readonly string[];

  /** The arguments whose text or value changes. */
  public readonly changedArguments: readonly string[];
  /** What is written for the arguments after the change: the values may come from elsewhere. */
  private readonly texts: Arguments;

  /** @param planned - why a plan makes it anew, none where the plan does not; without a plan the tables decide */
  constructor(
    private readonly stack: Sources,
    public readonly was: Block,
    public readonly is: Block,
    planned?: readonly string[],
  ) {
    this.type = is.type;
    this.address = is.address;
    this.providerName = is.type.split("_")[0] as string;
    this.descriptor = RESOURCE_DESCRIPTORS[is.type];
    this.texts = afterIgnoredChanges(was, is);
    const before = withDefaultsOfProvider(was, stack.before, was.arguments);
    const after = withDefaultsOfProvider(is, stack.after, this.texts);
    [this.before, this.after] = stack.hasVariables
      ? (valuesOfTexts(before, after, stack) as [Arguments, Arguments])
      : [before, after];
    this.changedArguments = this.findChangedArguments();
    // Of most resources nothing changes: they need no rules.
    const rules = this.changedArguments.length > 0 ? (this.descriptor?.replacedBy ?? []) : [];
    this.otherPlace = planned === undefined ? moveToOtherPlace(stack, was, is) : undefined;
    this.replacing =
      planned ??
      rules.flatMap((rule) => {
        const replacing = typeof rule === "string" ? { argument: rule } : rule;
        const isOfThis = replacing.of?.(this.before) ?? true;
        return (isOfThis && this.replacementReason(replacing)) || [];
      });
  }

  /** Whether Terraform makes it anew. */
  public get isReplaced(): boolean {
    return this.replacing.length > 0 || this.otherPlace !== undefined;
  }

  /** Whether a plan has any action for it. */
  public get isChanged(): boolean {
    return this.isReplaced || this.changedArguments.length > 0;
  }

  /** What the argument at a path reads that changes. */
  public sourceOf(path: string): ChangedSource | undefined {
    return this.stack.sourceOf(valuesAt(this.texts, path.split(".")));
  }

  /** How the argument at a path changes for certain; `undefined` when it does not. */
  public argument(path: string): ChangedArgument | undefined {
    if (!this.mayChange(path)) {
      return undefined;
    }
    const change = this.valuesOf(path);
    const source = this.sourceOf(path);
    const isSure = source !== undefined && source.readAnewAfter === undefined;
    if (sameJson(change.before, change.after)) {
      return isSure ? { ...change, changesElsewhere: true, source } : undefined;
    }
    return isSure ? { ...change, source } : change;
  }

  private findChangedArguments(): string[] {
    return Object.keys({ ...this.before, ...this.after }).filter(
      // The state has no value of a write-only argument that another one could be compared with.
      (name) =>
        !META_ARGUMENTS.includes(name) &&
        (!sameJson(this.before[name], this.after[name]) ||
          (!name.endsWith("_wo") && this.sourceOf(name) !== undefined)),
    );
  }

  private mayChange(path: string): boolean {
    return this.changedArguments.includes(path.split(".")[0] as string);
  }

  private valuesOf(path: string): ArgumentChange {
    const names = path.split(".");
    return {
      before: valuesAt(this.before, names),
      after: valuesAt(this.after, names),
      changesElsewhere: false,
      argumentsBefore: this.before,
      argumentsAfter: this.after,
    };
  }

  private replacementReason(rule: ReplacingArgument): string | undefined {
    const { argument } = rule;
    if (!this.mayChange(argument)) {
      return undefined;
    }
    const change = this.argument(argument) ?? this.valuesOf(argument);
    const { before, after } = change;
    if (rule.isBlock && (countOf(before) === countOf(after) || (rule.computed && !after))) {
      return undefined;
    }
    if (sameJson(before ?? rule.default, after ?? rule.default)) {
      const source = this.sourceOf(argument);
      return source && `${argument} forces replacement, and comes from ${textOf(source)}`;
    }
    if (rule.computed && after === undefined) {
      return undefined;
    }
    const isKnown = textsIn([before, after]).every((text) => !text.includes("${"));
    if (rule.when !== undefined && !isKnown) {
      return `${argument} may force replacement: only Terraform knows its value`;
    }
    if (rule.when?.(change) === false) {
      return undefined;
    }
    return rule.computed && before === undefined
      ? `${argument} forces replacement, unless it had this value by itself`
      : `${argument} forces replacement`;
  }
}

/** How many blocks there are. */
function countOf(blocks: unknown): number {
  return blocks === undefined ? 0 : Array.isArray(blocks) ? blocks.length : 1;
}

function afterIgnoredChanges(before: Block, after: Block): Arguments {
  const { lifecycle } = after.arguments;
  const ignored = isObject(lifecycle) ? lifecycle.ignore_changes : undefined;
  if (ignored === undefined || ignored === "all") {
    return (ignored === "all" ? before : after).arguments;
  }
  const names = Array.isArray(ignored) ? ignored.map((path) => String(path).split(/[.[]/)[0]) : [];
  return Object.fromEntries(
    Object.keys({ ...before.arguments, ...after.arguments }).map((name) => [
      name,
      (names.includes(name) ? before : after).arguments[name],
    ]),
  );
}
