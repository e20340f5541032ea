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

/**
 * Whether one text becomes the other by one character more, less or different, or by two neighbours
 * changing places: a Damerau–Levenshtein distance of 1.
 */
function isOneTypingErrorAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) {
    start += 1;
  }
  const rest = (text: string, from: number) => text.slice(start + from);
  if (short.length < long.length) {
    return rest(short, 0) === rest(long, 1);
  }
  const swapped =
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    rest(short, 2) === rest(long, 2);
  return one !== other && (swapped || rest(short, 1) === rest(long, 1));
}
