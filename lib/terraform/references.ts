import { isObject } from "./json-object";
import { textsIn } from "./json-texts";

/** An address of a resource, data source, module, variable or local value. */
const ADDRESS = /(?:\bdata\.)?\b[A-Za-z]\w*\.[A-Za-z_][\w-]*/g;

/** An address in an expression, the argument or attribute that the expression reads, and what it reads below that. */
const REFERENCE = new RegExp(
  `(${ADDRESS.source})(?:\\.(\\w+)((?:(?:\\[[^\\]]*\\])?\\.\\w+)*))?`,
  "g",
);

/** Arguments of a block that Terraform reads itself, and the metadata of cdktf. */
const META_ARGUMENTS = new Set(["depends_on", "lifecycle", "//"]);

/** A reference in an expression. */
export interface Reference {
  readonly address: string;
  /** The argument or attribute that is read; `undefined` for the whole block. */
  readonly attribute?: string;
  /** The attribute and what is read below it, without the numbers of list items: `default_database.port`. */
  readonly path?: string;
}

/** What the expressions in a value refer to, at any depth. Meta-arguments of a block do not count. */
export function referencesIn(value: unknown): Reference[] {
  return textsIn(isObject(value) ? withoutMetaArguments(value) : value)
    .filter((text) => text.includes("${"))
    .flatMap((text) => [...text.matchAll(REFERENCE)])
    .map(([, address, attribute, below = ""]) => ({
      address: address as string,
      attribute,
      path: attribute && attribute + below.replaceAll(/\[[^\]]*\]/g, ""),
    }));
}

/** A text with other addresses in the place of its own. */
export function replaceAddresses(text: string, addresses: ReadonlyMap<string, string>): string {
  return text.replace(ADDRESS, (address) => addresses.get(address) ?? address);
}

function withoutMetaArguments(block: Record<string, unknown>): unknown[] {
  return Object.entries(block)
    .filter(([name]) => !META_ARGUMENTS.has(name))
    .map(([, value]) => value);
}
