import { isFalse } from "../terraform/attribute-values";
import { CACHE_DESCRIPTORS, RESOURCE_DESCRIPTORS } from "../terraform/cache-resources";
import type { Block } from "../terraform/configuration-blocks";
import { isObject } from "../terraform/json-object";
import { isNameTaken, nameOf } from "./taken-names";
import { UNCHANGED, UNJUDGED, type Verdict } from "./verdict";

/**
 * Judges a block that goes.
 *
 * @param created - the resources that come in the same deploy: one of them can be this one in another place
 */
export function judgeRemoval(
  block: Block,
  isLeftInPlace: boolean,
  created: readonly Block[],
): Verdict {
  if (block.kind === "output") {
    return { risk: "disruptive", reasons: ["who reads it from outside finds nothing"] };
  }
  if (block.kind === "module") {
    return UNJUDGED;
  }
  if (block.kind !== "resource") {
    return UNCHANGED;
  }
  if (isLeftInPlace) {
    return { risk: "in place", reasons: ["it stays where it is, and Terraform forgets it"] };
  }
  const { destruction } = RESOURCE_DESCRIPTORS[block.type] ?? {};
  const { risk, reasons } =
    destruction === undefined
      ? UNJUDGED
      : { risk: destruction.risk, reasons: [`lost: ${destruction.loses}`] };
  return {
    risk,
    reasons: [...reasons, ...protectionReasons(block), ...waysToKeep(block, risk, created)],
  };
}

/** Judges a resource that comes: its name can be that of one that goes. */
export function judgeCreation(block: Block, removed: readonly Block[]): Verdict {
  const owner = removed.find((other) => isNameTaken(block, other));
  return owner === undefined
    ? UNCHANGED
    : {
        risk: "refused",
        reasons: [
          `the name ${nameOf(block)} is taken until ${owner.address} is gone, and Terraform does not wait for that. ${move(owner, block)}`,
        ],
      };
}

/** Who would refuse the destruction, and why it does not: Terraform forgets its own protection with the block. */
function protectionReasons({ type, arguments: args }: Block): string[] {
  const { lifecycle } = args;
  const isTerraforms = isObject(lifecycle) && lifecycle.prevent_destroy === true;
  const argument = CACHE_DESCRIPTORS[type]?.deletionProtection;
  return [
    ...(isTerraforms ? ["its prevent_destroy goes with it, and refuses nothing"] : []),
    ...(argument !== undefined && !isFalse(args[argument])
      ? [
          `${argument} is on, so that the cloud refuses: set it to false in a deploy of its own first`,
        ]
      : []),
  ];
}

function waysToKeep(block: Block, risk: Verdict["risk"], created: readonly Block[]): string[] {
  const next = successor(block, created);
  if (next !== undefined) {
    return [`if it only got another id or place: ${move(block, next)}`];
  }
  return risk === "destroys data"
    ? [
        "to keep it, write a removed block with destroy = false, or run terraform state rm; where it goes to, importFrom takes it over",
      ]
    : [];
}

/** The resource that this one can be after a move: of its name, or else of its place below another construct. */
function successor(block: Block, created: readonly Block[]): Block | undefined {
  const alike = created.filter(({ type }) => type === block.type);
  const place = placeBelow(block);
  return (
    alike.find((other) => isNameTaken(other, block)) ??
    only(alike.filter((other) => placeBelow(other) === place))
  );
}

/** Where a resource is below the outermost construct, by the name that cdktf makes of its path and a hash. */
function placeBelow({ name }: Block): string {
  return name.split("_").slice(1, -1).join("_");
}

function move(from: Block, to: Block): string {
  return `Call moveFromId("${from.address}") on the resource that is now ${to.address}, or moveTo with a target, or write that moved block`;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
