import { createHash } from "node:crypto";
import { isPlainObject } from "../../core/plain-object";
import type { Arguments } from "./manifest";

/** The objects that are rendered, by their addresses in Terraform. */
export type Rendered = ReadonlyMap<string, Arguments>;

/** An argument of a Kubernetes object in an expression: `kubernetes_config_map_v1.Client.data`. */
const REFERENCE = /\b(kubernetes_[a-z0-9_]+\.[\w-]+)\.([a-z0-9_]+)/g;

/** The same, with all that is read of the argument. */
const PATH = new RegExp(String.raw`${REFERENCE.source}(?:\.\w+|\["[^"]*"\]|\[\d+\])*`, "g");

const TEXT = /"(?:[^"\\]|\\.)*"/g;

/** Annotations whose value means nothing, and changes with what the pods read. */
const CHECKSUM = /^checksum\//;

/**
 * A value without references to objects that Terraform no longer makes: each becomes what the object has. A checksum of
 * what is known becomes a plain text.
 */
export function withoutReferences(value: unknown, rendered: Rendered, key = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutReferences(item, rendered));
  }
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, withoutReferences(item, rendered, name)]),
    );
  }
  if (typeof value !== "string" || !hasExpression(value)) {
    return value;
  }
  const expression = value.replace(REFERENCE, (reference, address: string, argument: string) => {
    const read = rendered.get(address)?.[argument];
    return read === undefined ? reference : expressionOf(read);
  });
  return CHECKSUM.test(key) && isKnown(value, rendered) ? sha256(expression) : expression;
}

/** Whether an expression reads only what is known of rendered objects: then it is the same in each deploy. */
function isKnown(expression: string, rendered: Rendered): boolean {
  const others = expression
    .replace(PATH, (path, address: string, argument: string) => {
      const read = rendered.get(address)?.[argument];
      return read === undefined || hasExpression(JSON.stringify(read)) ? path : "";
    })
    .replace(TEXT, (text) => (hasExpression(text) ? text : ""));
  return !/\w\.\w/.test(others);
}

/** Whether Terraform has something to compute in a text. After a second dollar, `{` is text. */
export function hasExpression(text: string): boolean {
  return /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}

/** A text without expressions as Terraform would write it. */
export function unescaped(text: string): string {
  return text.replaceAll("$${", () => "${").replaceAll("%%{", "%{");
}

/** JSON is an expression of Terraform, but for two escapes. */
function expressionOf(value: unknown): string {
  const json = JSON.stringify(value).replace(/\\(.)/g, (sequence, letter: string) =>
    letter === "b" ? "\\u0008" : letter === "f" ? "\\u000c" : sequence,
  );
  return `(${json})`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
