import * as fc from "fast-check";
import { partedTexts, shortenedText } from "../../lib/changes/parted-texts";

const EXPRESSION = `max by (cache) (${"redis_memory_used_bytes / ".repeat(20)}redis_memory_max_bytes) > `;

test("two long texts are shown where they part", () => {
  expect(partedTexts(`${EXPRESSION}0.9`, `${EXPRESSION}0.7`)).toEqual([
    "…s_memory_used_bytes / redis_memory_max_bytes) > 0.9",
    "…s_memory_used_bytes / redis_memory_max_bytes) > 0.7",
  ]);
});

test("short ones are shown whole, and long ones from their start where they part there", () => {
  expect(partedTexts("a", "b")).toEqual(["a", "b"]);
  const [before, after] = partedTexts(`a${"x".repeat(200)}`, `b${"x".repeat(200)}`);
  expect(before).toBe(`a${"x".repeat(99)}…`);
  expect(after).toBe(`b${"x".repeat(99)}…`);
});

test("one that is the start of the other ends where that goes on", () => {
  expect(partedTexts(EXPRESSION, `${EXPRESSION}1`)).toEqual([
    "…dis_memory_used_bytes / redis_memory_max_bytes) > ",
    "…dis_memory_used_bytes / redis_memory_max_bytes) > 1",
  ]);
});

test("texts that differ never look the same, and no character is cut in two", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, (start, before, after) => {
      fc.pre(before !== after);
      const parted = partedTexts(start + before, start + after);
      expect(parted[0]).not.toBe(parted[1]);
      for (const shown of [...parted, shortenedText(start + before)]) {
        expect(() => encodeURIComponent(shown)).not.toThrow();
        expect(shown.length).toBeLessThan(106);
      }
    }),
  );
});
