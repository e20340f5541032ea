import type { Block } from "../terraform/configuration-blocks";
import { sameJson } from "../terraform/json-equality";
import { moveOfProvider } from "./provider-places";
import { type Sources, textOf } from "./sources";
import { UNCHANGED, UNJUDGED, type Verdict } from "./verdict";

/** Judges a block other than a resource that is there before and after. */
export function judgeBlock(stack: Sources, before: Block, after: Block): Verdict {
  switch (after.kind) {
    case "provider": {
      const move = moveOfProvider(stack, before, after);
      return move === undefined ? UNCHANGED : { risk: move.risk, reasons: [move.reason] };
    }
    case "setting":
      return judgeSetting(before, after);
    case "module":
      return isSame(stack, before, after) ? UNCHANGED : UNJUDGED;
    case "data":
      return judgeReader(stack, before, after, "it reads");
    case "output":
      return judgeReader(stack, before, after, "it comes from");
    default:
      return UNCHANGED;
  }
}

function isSame(stack: Sources, before: Block, after: Block): boolean {
  return (
    sameJson(before.arguments, after.arguments) && stack.sourceOf(after.arguments) === undefined
  );
}

/** Judges what only gives the values of others. */
function judgeReader(stack: Sources, before: Block, after: Block, reads: string): Verdict {
  const source = stack.sourceOf(after.arguments);
  return source !== undefined && sameJson(before.arguments, after.arguments)
    ? { risk: "in place", reasons: [`${reads} ${textOf(source)}`] }
    : UNCHANGED;
}

function judgeSetting(before: Block, after: Block): Verdict {
  const isState = ["backend", "cloud"].includes(after.name);
  return isState && !sameJson(before.arguments, after.arguments)
    ? {
        risk: "disruptive",
        reasons: [
          "the state is looked for elsewhere: move it with init -migrate-state, or all is made a second time",
        ],
      }
    : UNCHANGED;
}
