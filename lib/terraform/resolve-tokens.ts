import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";
import { isObject } from "./json-object";

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** A part of every token in a text, a list or the name of a member. */
const TOKEN = "TfToken[";

/** A token that is a number is a huge negative number; a text has it with its exponent. */
const LARGEST_PLAIN_NUMBER = 1e200;
const NUMBER_TOKEN = /e\+2\d\d/;

/**
 * A value with its tokens resolved, equal to what `Tokenization.resolve` returns. That is called for values
 * that may be tokens only, and once for each text; a value without tokens is returned as it is.
 */
export function resolveTokens(value: unknown, scope: TerraformStack): unknown {
  return new Resolution(scope).resolve(value);
}

/** Resolves many values of one stack. */
export class Resolution {
  private readonly texts = new Map<string, unknown>();

  constructor(private readonly scope: TerraformStack) {}

  public resolve(value: unknown): unknown {
    if (mayBeToken(value)) {
      return typeof value === "string" ? this.resolveText(value) : this.resolveToken(value);
    }
    if (Array.isArray(value)) {
      return this.resolveItems(value);
    }
    return isObject(value) ? this.resolveMembers(value) : value;
  }

  private resolveItems(list: readonly unknown[]): readonly unknown[] {
    const resolved = list.map((item) => this.resolve(item));
    const isSame = resolved.every((item, index) => item === list[index] && item !== undefined);
    return isSame ? list : resolved.filter((item) => item !== undefined);
  }

  private resolveMembers(object: Record<string, unknown>): unknown {
    let resolved: Record<string, unknown> | undefined;
    for (const name of Object.keys(object)) {
      if (name.includes(TOKEN)) {
        return this.resolveToken(object);
      }
      const value = this.resolve(object[name]);
      if (value !== object[name] || value === undefined) {
        resolved ??= { ...object };
        resolved[name] = value;
      }
    }
    return resolved === undefined ? object : withoutUndefined(resolved);
  }

  /** The same token is in many texts, and the same text in many places. */
  private resolveText(text: string): unknown {
    if (!this.texts.has(text)) {
      this.texts.set(text, this.resolveToken(text));
    }
    return this.texts.get(text);
  }

  private resolveToken(token: unknown): unknown {
    return Tokenization.resolve(token, {
      scope: this.scope,
      resolver: RESOLVER,
      preparing: false,
    });
  }
}

function withoutUndefined(object: Record<string, unknown>): Record<string, unknown> {
  for (const name of Object.keys(object)) {
    if (object[name] === undefined) {
      delete object[name];
    }
  }
  return object;
}

/** Whether a value itself may be a token, or is something that only cdktf can judge, such as a function. */
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

/** Whether an item makes its list a token. */
function isListToken(item: unknown): boolean {
  return typeof item === "number"
    ? isHuge(item)
    : typeof item === "string" && item.includes(`#{${TOKEN}`);
}

/** Whether an object is one of JSON: no token, and not of a class. */
function isPlain(object: object): boolean {
  return Object.getPrototypeOf(object) === Object.prototype && !("resolve" in object);
}

function isHuge(number: number): boolean {
  return Math.abs(number) > LARGEST_PLAIN_NUMBER;
}
