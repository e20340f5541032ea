import type { Fault } from "../core/validation/validation-error";
import type { Block } from "../terraform/configuration-blocks";
import type { TerraformPlan } from "./terraform-plan";

/** More than this many names say no more. */
const SHOWN = 3;

/**
 * What says that a plan is of another stack, or of what this one was before: the plan has other resources, or
 * other literal arguments.
 */
export function matchFaults(plan: TerraformPlan, blocks: Iterable<Block>): Fault[] {
  const own = [...blocks].filter(({ kind }) => kind === "resource" || kind === "data");
  const addresses = new Set(own.map(({ address }) => address));
  const missing = own.filter(({ address }) => !Object.hasOwn(plan.configuration, address));
  const others = Object.keys(plan.configuration).filter((address) => !addresses.has(address));
  const different = own.flatMap((block) => differentArguments(block, plan.configuration));
  const found = [
    ...list(
      "the plan does not have",
      missing.map(({ address }) => address),
    ),
    ...list("the plan alone has", others),
    ...list("the plan has another value for", different),
  ];
  return found.length === 0
    ? []
    : [
        {
          id: "plan.stack",
          found: found.join("; "),
          expected: "a plan of this stack, as it was synthesized last",
          fix: "run cdktf synth, terraform plan and this command one after the other",
        },
      ];
}

function differentArguments(block: Block, configuration: TerraformPlan["configuration"]): string[] {
  const literals = configuration[block.address] ?? {};
  return Object.entries(block.arguments)
    .filter(([name, value]) => name in literals && !isSame(value, literals[name]))
    .map(([name]) => `${block.address}.${name}`);
}

/** Only texts, numbers and flags are compared: a plan has blocks and lists in a form of its own. */
function isSame(value: unknown, literal: unknown): boolean {
  if (typeof value === "string" && typeof literal === "string") {
    // A snapshot has no folders of the machine, and Terraform makes one form of a letter with an accent.
    const isFolder = /^[.~/]/.test(value);
    return isFolder || value.normalize("NFC") === literal.normalize("NFC");
  }
  const isScalar = [value, literal].every((one) => ["number", "boolean"].includes(typeof one));
  return !isScalar || value === literal;
}

function list(what: string, names: readonly string[]): string[] {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  return names.length === 0 ? [] : [`${what} ${names.slice(0, SHOWN).join(", ")}${more}`];
}
