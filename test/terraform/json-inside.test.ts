import * as fc from "fast-check";
import { foldJson, unfoldJson } from "../../lib/terraform/json-inside";
import { formatSnapshot, type StackSnapshot } from "../../lib/terraform/snapshot";
import { parseSnapshots } from "../../lib/terraform/snapshot-file";

const VALUE = { title: "Cache", panels: [{ id: 1, expr: 'a{b="c"}' }] };

test.each<[string, string, object]>([
  ["on one line", JSON.stringify(VALUE), { "<json>": VALUE }],
  ["over several lines", JSON.stringify(VALUE, null, 2), { "<json, indented by 2>": VALUE }],
  [
    "with a new line at its end",
    `${JSON.stringify(VALUE, null, 4)}\n`,
    { "<json, indented by 4, ends in a new line>": VALUE },
  ],
  ["a list", "[1,2]", { "<json>": [1, 2] }],
  [
    "within JSON",
    JSON.stringify({ inner: JSON.stringify(VALUE) }),
    { "<json>": { inner: { "<json>": VALUE } } },
  ],
])("JSON in a text is shown as what it says: %s", (_, text, shown) => {
  expect(unfoldJson({ a: [text] })).toEqual({ a: [shown] });
  expect(foldJson(unfoldJson({ a: [text] }))).toEqual({ a: [text] });
});

test.each([
  "text",
  "5",
  '"text"',
  "null",
  "{}",
  "[]",
  "{no JSON}",
  '{ "a": 1 }',
  '{"a":1.0}',
  '{"a":12345678901234567890}',
  '{"a":1,"a":2}',
  '{"b":1,"1":2}',
  '{"a":"\\u0061"}',
  '${jsonencode({"a" = 1})}',
])("a text that would not come back as it was stays as it is: %s", (text) => {
  expect(unfoldJson(text)).toBe(text);
});

test("every value comes back as it was, whatever JSON is in its texts", () => {
  const json = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.jsonValue().map((value) => JSON.stringify(value, null, 2)),
    fc.json(),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.array(json)), (value) => {
      const plain = Object.fromEntries(Object.entries(value));
      expect(foldJson(JSON.parse(JSON.stringify(unfoldJson(plain))))).toEqual(plain);
    }),
  );
});

test("a snapshot's file has a line for each value of a dashboard, and gives the same snapshot", () => {
  const dashboard = `${JSON.stringify(VALUE, null, 2)}\n`;
  const snapshot: StackSnapshot = {
    snapshot: "cdktf-managed-cache/1",
    stack: "shop",
    configuration: { resource: { kubernetes_config_map_v1: { a: { data: { dashboard } } } } },
  };
  const text = formatSnapshot(snapshot);
  expect(text.split("\n").map((line) => line.trim())).toContain('"title": "Cache",');
  expect(parseSnapshots(text)).toEqual([snapshot]);
  expect(parseSnapshots(`exports[\`a 1\`] = \`\n${text.replace(/[\\`]/g, "\\$&")}\n\`;\n`)).toEqual(
    [snapshot],
  );
  // A file of an earlier version has it on one line.
  expect(parseSnapshots(JSON.stringify(snapshot))).toEqual([snapshot]);
});
