import fc from "fast-check";

const PARTS = [
  "%{ if a }",
  "%{",
  "$",
  '"',
  "'",
  "\\",
  "\n",
  "\r\n",
  "é",
  "💾",
  "{{ . }}",
  "`",
  "<b>",
];

/** What people can write in a text: marks of templates, quotes, other scripts, long and empty ones. */
export const ODD_TEXT: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ maxLength: 5 })), { maxLength: 6 })
    .map((parts) => parts.join("")),
  fc.integer({ min: 30, max: 1100 }).map((length) => "a".repeat(length)),
);

/**
 * Texts of a kind with an odd one here and there, which may be right all the same. None has `${`: where that
 * begins an expression, the expression is its author's.
 */
export function mostly(right: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const odd = ODD_TEXT.filter((text) => !text.includes("${"));
  return fc.oneof({ arbitrary: right, weight: 12 }, { arbitrary: odd, weight: 1 });
}
