import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { Construct, type IConstruct, type IValidation } from "constructs";
import { withShape } from "../core/shape";
import { folderOf, writeWhole } from "../core/stack-files";
import { findFaults, refuse, rulesFor } from "../core/validation";
import { shareView, takeView } from "../terraform/shared-view";
import { htmlPage } from "./html";
import { inspect } from "./inspection";
import { INSPECTION_FILES } from "./inspection-files";
import { markdownPage } from "./markdown";
import { CACHE_INSPECTION_APPLY_ARGUMENTS } from "./shapes";

const ID = "CacheInspection";

/**
 * Reports on what a stack is: its resources as a diagram, endpoints, connections and memory against
 * their limits, alerts, and what the guardrails found. The reports are written beside the stack at each
 * synthesis, whether guardrails stop it or not, as a page for a browser and as Markdown.
 *
 * @example
 * ```ts
 * CacheInspection.apply(this);
 * ```
 */
export class CacheInspection implements IValidation {
  /**
   * Reports on a stack, or on every stack that an app has by now.
   *
   * @throws CacheValidationError for a scope without stacks
   */
  public static apply(scope: IConstruct): void {
    withShape("CacheInspection.apply", CACHE_INSPECTION_APPLY_ARGUMENTS, { scope });
    const stacks = scope.node.findAll().filter(TerraformStack.isStack);
    refuse(`CacheInspection of ${scope.node.path || "the app"}`, findFaults(RULES, stacks));
    for (const stack of stacks.filter(({ node }) => node.tryFindChild(ID) === undefined)) {
      // Validations of a stack itself, such as its guardrails, run before those of its children.
      shareView(stack);
      new Construct(stack, ID).node.addValidation(new CacheInspection(stack));
    }
  }

  private constructor(private readonly stack: TerraformStack) {}

  /** Writes the reports. It judges nothing: what is wrong is for others to say. */
  public validate(): string[] {
    const folder = folderOf(this.stack);
    const inspection = inspect(this.stack, takeView(this.stack));
    writeWhole(join(folder, INSPECTION_FILES.html), htmlPage(inspection));
    writeWhole(join(folder, INSPECTION_FILES.markdown), markdownPage(inspection));
    return [];
  }
}

const rule = rulesFor<readonly TerraformStack[]>();

const RULES = [
  rule({
    id: "inspect.stacks",
    inputs: (stacks) => ({ stacks: stacks.length }),
    isValid: ({ stacks }) => stacks > 0,
    expected: "a stack, or an app that has its stacks by now",
    fix: "call it last",
  }),
];
