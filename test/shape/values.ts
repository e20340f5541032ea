import { TerraformVariable, Token } from "cdktf";
import { CacheEngine, Duration } from "cdktf-managed-cache";
import type { Construct } from "constructs";
import type { Shape } from "../../lib/core/shape";

/** A value, and the kinds of props that it is right for. */
interface Candidate {
  readonly value: unknown;
  readonly rightFor: readonly Shape["kind"][];
}

const TEXTS = ["text", "any-text"] as const;
const OBJECTS = ["object", "variants", "map"] as const;

/** A reference in each of cdktf's forms. */
export function tokens(scope: Construct): Record<string, Candidate> {
  const variable = new TerraformVariable(scope, "matrix-variable", {});
  return {
    "an expression": { value: "${var.text}", rightFor: TEXTS },
    "a text token": { value: variable.stringValue, rightFor: TEXTS },
    "a number token": { value: variable.numberValue, rightFor: ["number"] },
    "a list token": { value: Token.asList(variable.listValue), rightFor: ["list"] },
    "a map token": { value: Token.asStringMap(variable.value), rightFor: [] },
    "the value of a variable": { value: variable.value, rightFor: [...TEXTS, "number", "list"] },
  };
}

/** Values that JavaScript, JSON, YAML, environment variables and Terraform give. */
export function candidates(scope: Construct): Record<string, Candidate> {
  return {
    undefined: { value: undefined, rightFor: [] },
    null: { value: null, rightFor: [] },
    'the text ""': { value: "", rightFor: ["any-text"] },
    "a text of spaces": { value: "  ", rightFor: ["any-text"] },
    'the text "false"': { value: "false", rightFor: TEXTS },
    'the text "5"': { value: "5", rightFor: TEXTS },
    ...tokens(scope),
    zero: { value: 0, rightFor: ["number"] },
    five: { value: 5, rightFor: ["number"] },
    "a fraction": { value: -1.5, rightFor: ["number"] },
    NaN: { value: Number.NaN, rightFor: [] },
    infinity: { value: Number.POSITIVE_INFINITY, rightFor: [] },
    "a bigint": { value: 5n, rightFor: [] },
    true: { value: true, rightFor: ["boolean"] },
    "an empty list": { value: [], rightFor: ["list"] },
    "a list of a text": { value: ["text"], rightFor: ["list"] },
    "a list of nothing": { value: [undefined], rightFor: [] },
    "a list of null": { value: [null], rightFor: [] },
    "an empty object": { value: {}, rightFor: OBJECTS },
    "an object of a text": { value: { some: "text" }, rightFor: ["map"] },
    "an object of nothing": { value: { some: undefined }, rightFor: [] },
    "an object with a blank name": { value: { " ": "text" }, rightFor: [] },
    "an object named __proto__": {
      value: JSON.parse('{ "__proto__": { "some": "text" } }'),
      rightFor: [],
    },
    "an object with a constructor": { value: { constructor: "text" }, rightFor: ["map"] },
    "a Map": { value: new Map([["some", "text"]]), rightFor: [] },
    "a Date": { value: new Date(0), rightFor: [] },
    "a Duration": { value: Duration.minutes(5), rightFor: [] },
    "an engine as JSON": { value: { ...CacheEngine.REDIS_7_1 }, rightFor: ["map"] },
    "a function": { value: () => "text", rightFor: [] },
    "a symbol": { value: Symbol("text"), rightFor: [] },
  };
}

/** The candidates that JSON can write. */
const JSON_VALUES =
  /^(null|the text.*|a text.*|an expression|a (number|list|map) token|zero|five|a fraction|true|an empty.*|a list of (a text|null)|an object .*|an engine as JSON)$/;

/**
 * Whether a candidate is of a kind that the shape takes. What is inside lists and objects has rows of its own
 * in the matrix, so that here only the right kind counts, and whether it can hold the candidate's one item.
 */
export function isRight(shape: Shape, name: string, { value, rightFor }: Candidate): boolean {
  switch (shape.kind) {
    case "json":
      return JSON_VALUES.test(name);
    case "choice":
      return shape.values.some((choice) => choice === value);
    case "instance":
      return shape.name === "a Duration" && name === "a Duration";
    case "either":
      return shape.of.some((one) => isRight(one, name, { value, rightFor }));
    case "list":
      if (name === "an empty list") {
        return true;
      }
      return (
        rightFor.includes("list") &&
        TEXTS.some((text) => text === shape.of.kind) &&
        (name === "a list of a text" || shape.mayBeReference)
      );
    case "map":
      return name === "an empty object" || (rightFor.includes("map") && takesAnyText(shape.of));
    case "object":
      return (
        rightFor.includes("object") &&
        Object.values(shape.properties).every(({ isOptional }) => isOptional)
      );
    case "variants":
      return false;
    default:
      return rightFor.includes(shape.kind);
  }
}

function takesAnyText(shape: Shape): boolean {
  return shape.kind === "either"
    ? shape.of.some(takesAnyText)
    : ["any-text", "json"].includes(shape.kind);
}
