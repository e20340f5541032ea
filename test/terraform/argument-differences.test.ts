import { argumentDifferences } from "../../lib/terraform/argument-differences";

/** `path: before -> after`, of each difference. */
function differences(before: unknown, after: unknown): string[] {
  return argumentDifferences(before, after).map(
    (one) => `${one.path}: ${JSON.stringify(one.before)} -> ${JSON.stringify(one.after)}`,
  );
}

const panels = (...thresholds: number[]) =>
  JSON.stringify({ title: "Cache", panels: thresholds.map((value) => ({ limit: { value } })) });

describe("JSON in a text differs by path", () => {
  test("where a value does", () => {
    expect(differences({ body: panels(1, 2) }, { body: panels(1, 3) })).toEqual([
      "body.panels[1].limit.value: 2 -> 3",
    ]);
  });

  test("where a block comes first, in the middle, last, or goes", () => {
    expect(differences({ body: panels(1, 2) }, { body: panels(0, 1, 2) })).toEqual([
      'body.panels[0]: undefined -> {"limit":{"value":0}}',
    ]);
    expect(differences({ body: panels(1, 2) }, { body: panels(1, 0, 2) })).toEqual([
      'body.panels[1]: undefined -> {"limit":{"value":0}}',
    ]);
    expect(differences({ body: panels(1, 2) }, { body: panels(1, 2, 0) })).toEqual([
      'body.panels[2]: undefined -> {"limit":{"value":0}}',
    ]);
    expect(differences({ body: panels(1, 0, 2) }, { body: panels(1, 2) })).toEqual([
      'body.panels[1]: {"limit":{"value":0}} -> undefined',
    ]);
  });

  test("whatever the spaces in it are", () => {
    expect(differences({ body: '{ "a": 1 }' }, { body: '{"a":2}' })).toEqual(["body.a: 1 -> 2"]);
  });

  test("at the text itself where it says the same in other words", () => {
    expect(differences({ body: '{"a": 1}' }, { body: '{"a":1}' })).toHaveLength(1);
    expect(differences({ body: '{"a":1,"b":2}' }, { body: '{"b":2,"a":1}' })).toHaveLength(1);
  });

  test("and a text that is no JSON any more is another text", () => {
    expect(differences({ body: '{"a":1}' }, { body: "none" })).toEqual([
      'body: "{\\"a\\":1}" -> "none"',
    ]);
    expect(differences({ body: "[1]" }, { body: '{"a":1}' })).toHaveLength(1);
  });
});

test("a list of texts is compared as a whole", () => {
  expect(differences({ ids: ["a", "b"] }, { ids: ["a"] })).toEqual(['ids: ["a","b"] -> ["a"]']);
});
