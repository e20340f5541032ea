import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** What every token that cdktf has put into a text, a list or the name of a member has in it. */
const TOKEN = "TfToken[";

/** A number that is a token is a huge negative one; within a text it is written with its exponent. */
const LARGEST_PLAIN_NUMBER = 1e200;
const NUMBER_TOKEN = /e\+2\d\d/;

/**
 * A copy of a value with all tokens replaced by what they stand for. It gives what
 * `Tokenization.resolve` gives, and asks that for values alone that may be tokens: most are plain.
 */
export function resolveTokens(value: unknown, scope: TerraformStack): unknown {
  const resolve = (token: unknown) =>
    Tokenization.resolve(token, { scope, resolver: RESOLVER, preparing: false });
  const copy = (part: unknown): unknown => {
    if (mayBeToken(part)) {
      return resolve(part);
    }
    if (Array.isArray(part)) {
      return part.map(copy).filter((item) => item !== undefined);
    }
    return typeof part === "object" && part !== null ? copyObject(part, copy) : part;
  };
  return copy(value);
}

function copyObject(object: object, copy: (part: unknown) => unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(object)) {
    const value = copy(part);
    if (value !== undefined) {
      result[name] = value;
    }
  }
  return result;
}

/** Whether a value itself, not one within it, may be a token, or nothing that can be copied as it is. */
function mayBeToken(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return value.includes(TOKEN) || NUMBER_TOKEN.test(value);
    case "number":
      return isHuge(value);
    case "object":
      return value !== null && (Array.isArray(value) ? value.some(isListToken) : !isPlain(value));
    default:
      return value !== undefined && typeof value !== "boolean";
  }
}

/** A list that is a token has one item that says so. */
function isListToken(item: unknown): boolean {
  return typeof item === "number"
    ? isHuge(item)
    : typeof item === "string" && item.includes(`#{${TOKEN}`);
}

/** An object of JSON; those with a method are tokens, and of a class only cdktf knows what to do. */
function isPlain(object: object): boolean {
  return (
    Object.getPrototypeOf(object) === Object.prototype &&
    !("resolve" in object) &&
    !Object.keys(object).some((name) => name.includes(TOKEN))
  );
}

function isHuge(number: number): boolean {
  return Math.abs(number) > LARGEST_PLAIN_NUMBER;
}
