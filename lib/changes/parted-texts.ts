/** As much of a value is shown: a page of text would bury the rest. */
const LENGTH = 100;
/** What is shown before the place where two texts part, to know it again. */
const LEAD = 50;

/**
 * Two texts, shortened to the place where they part.
 *
 * @returns both, with an ellipsis for what is left out
 */
export function partedTexts(before: string, after: string): readonly [string, string] {
  if (before.length <= LENGTH && after.length <= LENGTH) {
    return [before, after];
  }
  const start = Math.max(0, commonStart(before, after) - LEAD);
  return [windowOf(before, start), windowOf(after, start)];
}

/** The start of a text that stands alone. */
export function shortenedText(text: string): string {
  return windowOf(text, 0);
}

/** A part of a text. No character of two halves is cut in two. */
function windowOf(text: string, from: number): string {
  const start = isSecondHalf(text, from) ? from - 1 : from;
  const to = start + LENGTH;
  const end = isSecondHalf(text, to) ? to + 1 : to;
  return (start > 0 ? "…" : "") + text.slice(start, end) + (end < text.length ? "…" : "");
}

function commonStart(before: string, after: string): number {
  let index = 0;
  while (index < before.length && before[index] === after[index]) {
    index++;
  }
  return index;
}

function isSecondHalf(text: string, index: number): boolean {
  return (
    /[\uDC00-\uDFFF]/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1))
  );
}
