/**
 * Whether one text becomes the other by one character more, less or different, or by two neighbours
 * changing places: a Damerau–Levenshtein distance of 1.
 *
 * @internal
 */
export function isOneTypingErrorAway(one: string, other: string): boolean {
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
