import { Fn, Lazy, TerraformStack, TerraformVariable } from "cdktf";
import { CacheValidationError, Duration } from "cdktf-managed-cache";
import { findFaults, isUnresolved, refuse, rulesFor } from "../../lib/core/validation";
import { testApp } from "../support/test-app";

const variable = new TerraformVariable(new TerraformStack(testApp(), "test"), "v", {});

const rule = rulesFor<{ size: number; name?: string }>();
const rules = [
  rule({
    id: "test.size",
    inputs: ({ size }) => ({ size }),
    isValid: ({ size }) => size > 0,
    expected: "more than 0",
    fix: "use 1",
  }),
  rule({
    id: "test.name",
    inputs: ({ name }) => (name === undefined ? undefined : { name }),
    isValid: ({ name }) => name !== "",
    expected: "a name",
    fix: "name it",
  }),
];

describe("rules", () => {
  test("one error lists every fault: what was found, what is expected, what to do", () => {
    const act = () => refuse("Thing stack/thing", findFaults(rules, { size: -1, name: "" }));
    expect(act).toThrow(CacheValidationError);
    expect(act).toThrow(
      [
        "Thing stack/thing: 2 faults",
        "  [test.size] size is -1; expected more than 0; use 1",
        '  [test.name] name is ""; expected a name; name it',
      ].join("\n"),
    );
  });

  test("an input that is not there is not judged", () => {
    expect(findFaults(rules, { size: 1 })).toEqual([]);
  });

  test("what only Terraform will know is not judged", () => {
    const later = { size: variable.numberValue, name: variable.stringValue };
    expect(findFaults(rules, later)).toEqual([]);
  });
});

describe("isUnresolved", () => {
  test.each<[string, unknown]>([
    ["a string token", variable.stringValue],
    ["a string that holds a token", `prefix-${variable.stringValue}`],
    ["a number token", variable.numberValue],
    ["a list token", variable.listValue],
    ["a resolvable", variable.value],
    ["a lazy value", Lazy.stringValue({ produce: () => "x" })],
    ["a function", Fn.join("-", ["a", "b"])],
    ["a literal expression", "${var.x}"],
    ["a token in a list", ["a", variable.stringValue]],
    ["a token deep in an object", { a: [{ b: variable.numberValue }] }],
  ])("%s", (_, value) => {
    expect(isUnresolved(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a string", "a"],
    ["a negative number", -5],
    ["nothing", undefined],
    ["null", null],
    ["a boolean", false],
    ["an object of plain values", { a: ["b", { c: 1 }] }],
    ["an object of this library", Duration.days(1)],
  ])("not %s", (_, value) => {
    expect(isUnresolved(value)).toBe(false);
  });
});
