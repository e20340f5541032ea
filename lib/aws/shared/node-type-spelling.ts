import { isOneTypingErrorAway } from "../../core/typing-error";
import { NODE_TYPES } from "./node-types";

/**
 * What AWS could name a node type next: a class, a generation, from the sixth on the processor (AMD,
 * Graviton, Intel), further letters such as `d` and `n`, and one of its sizes.
 *
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
const PLAUSIBLE =
  /^cache\.[cmrtx]([1-5][abdegin]*|[6-9][agi][bden]*)\.(nano|micro|small|medium|large|([234689]|1[0268]|24|32|48)?xlarge)$/;

/**
 * The known node types that a name was probably meant to be: without its prefix, in the wrong case, or one
 * typing error away. None for a known name, and none for one that AWS could introduce: `cache.r9g.large`.
 */
export function likelyNodeTypes(nodeType: string): string[] {
  const names = [...NODE_TYPES.keys()];
  const lower = nodeType.toLowerCase();
  const name = lower.split(".").length === 2 ? `cache.${lower}` : lower;
  if (NODE_TYPES.has(name)) {
    return name === nodeType ? [] : [name];
  }
  return PLAUSIBLE.test(nodeType) ? [] : names.filter((known) => isOneTypingErrorAway(known, name));
}
