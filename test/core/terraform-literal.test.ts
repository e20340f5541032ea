import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import fc from "fast-check";
import { literal } from "../../lib/core/terraform-literal";
import { describeWith, TERRAFORM } from "../support/requirements";
import { testApp } from "../support/test-app";

const MARKS = [
  "$",
  "$$",
  "${",
  "$${",
  "%",
  "%{",
  "%%{",
  "{",
  "}",
  "~",
  '"',
  "\\",
  "\n",
  "if x",
  "é",
];

/** What Terraform makes of texts: each alone, and around the value of a variable. */
function evaluated(texts: readonly string[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "literal-"));
  const stack = new TerraformStack(testApp(), "test");
  const name = new TerraformVariable(stack, "name", { default: "<x>" }).stringValue;
  texts.forEach((text, index) => {
    new TerraformOutput(stack, `text${index}`, {
      value: [literal(text), literal(`${text}${name}${text}`)],
      staticId: true,
    });
  });
  writeFileSync(join(folder, "main.tf.json"), Testing.synth(stack));
  const terraform = (...args: string[]) =>
    spawnSync("terraform", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
  const { status, stderr } = terraform("apply", "-auto-approve", "-no-color");
  if (status !== 0) {
    throw new Error(stderr);
  }
  const outputs = JSON.parse(terraform("output", "-json").stdout);
  return texts.map((_, index) => outputs[`text${index}`].value);
}

test("a text without marks of a template stays as it is", () => {
  expect(literal('100 % of {"a": "$1"}')).toBe('100 % of {"a": "$1"}');
});

test("a reference stays a reference, and text around it text", () => {
  const stack = new TerraformStack(testApp(), "test");
  const reference = new TerraformVariable(stack, "name", {}).stringValue;
  expect(literal(reference)).toBe(reference);
  expect(literal(`%{ \${HOME} ${reference}`)).toBe(`%%{ \${"$"}{HOME} ${reference}`);
});

describeWith([TERRAFORM], "a text in Terraform", () => {
  test("arrives as it was written, whatever is in it", () => {
    const texts = fc.sample(
      fc.array(fc.oneof(fc.constantFrom(...MARKS), fc.string({ unit: "grapheme" })), {
        maxLength: 8,
      }),
      { numRuns: 500, seed: 1 },
    );
    const written = texts.map((parts) => parts.join("").normalize("NFC"));
    expect(evaluated(written)).toEqual(written.map((text) => [text, `${text}<x>${text}`]));
  });
});
