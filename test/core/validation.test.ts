import { Fn, Lazy, TerraformStack, TerraformVariable } from "cdktf";
import { CacheValidationError, Duration } from "cdktf-managed-cache";
import {
  describe as describeInputs,
  findFaults,
  isUnresolved,
  mustBeKnown,
  refuse,
  rulesFor,
} from "../../lib/core/validation";
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

describe("what a message shows of an input", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a number", { size: -1 }, "size is -1"],
    ["nothing", { size: undefined }, "size is not set"],
    ["a list", { users: ["a", "b"] }, 'users is ["a","b"]'],
    ["a duration", { period: Duration.days(2) }, "period is 2 days"],
    ["the value of a secret", { auth_token: "hunter2" }, 'auth_token is "<secret>"'],
    ["one in an object", { labels: { password: "hunter2" } }, 'labels is {"password":"<secret>"}'],
    ["one in an address", { image: "https://a:hunter2@b" }, 'image is "https://a:<secret>@b"'],
    ["a long text", { image: "x".repeat(201) }, 'image is "a text of 201 characters"'],
    ["one in a list", { images: ["x".repeat(201)] }, 'images is ["a text of 201 characters"]'],
  ])("of %s", (_, inputs, text) => {
    expect(describeInputs(inputs)).toBe(text);
  });

  test.each<[string, unknown, string]>([
    ["a text", "hunter2", "a text of 7 characters"],
    ["a text of one", "h", "a text of 1 character"],
    ["a list", ["hunter2", ""], "[a text of 7 characters, a text of 0 characters]"],
    ["an object", { team: "hunter2" }, '{"team": a text of 7 characters}'],
    [
      "a secret name",
      { "https://a:hunter2@b": "" },
      '{"https://a:<secret>@b": a text of 0 characters}',
    ],
    ["nothing", undefined, "not set"],
    ["a number", 7, "7"],
  ])("of %s that is confidential is its length alone", (_, value, text) => {
    expect(describeInputs({ value, size: 1 }, ["value"])).toBe(`value is ${text}, size is 1`);
  });

  test("of a value that must be known is that it is not, confidential or not", () => {
    const value = mustBeKnown(variable.stringValue);
    expect(describeInputs({ value }, ["value"])).toBe(
      'value is "a value that only Terraform will know"',
    );
  });

  test("a rule judges what it does not show", () => {
    const confidentialRule = rulesFor<{ arn: string }>()({
      id: "test.arn",
      inputs: ({ arn }) => ({ arn }),
      isValid: ({ arn }) => arn === "right",
      confidential: ["arn"],
      expected: "right",
      fix: "correct it",
    });
    expect(findFaults([confidentialRule], { arn: "right" })).toEqual([]);
    expect(findFaults([confidentialRule], { arn: "hunter2" })).toMatchObject([
      { found: "arn is a text of 7 characters" },
    ]);
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
