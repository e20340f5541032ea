import { mapItems, mapMembers } from "../map-members";
import { mapTexts } from "../map-texts";
import { isPlainObject } from "../plain-object";
import { maskAccessString } from "./access-strings";
import { maskWords } from "./commands";
import { MASK } from "./mask";
import { maskText } from "./mask-text";
import { isSecretName } from "./secret-names";

/** Members of a Kubernetes Secret that contain its values, in Terraform's spelling and in that of manifests. */
export const SECRET_DATA = ["data", "data_wo", "binary_data", "binary_data_wo", "stringData"];

/**
 * A value without the secrets in it. References to secrets stay: they show a reader where a
 * secret comes from, not its value.
 */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === "string") {
    return maskJson(value) ?? maskText(value);
  }
  if (Array.isArray(value)) {
    return mapItems(isTexts(value) ? maskWords(value) : value, maskSecrets);
  }
  return isPlainObject(value) ? maskMembers(value) : value;
}

/** A value in which every text is masked: nothing but references to secrets stays. */
export function maskWhole(value: unknown): unknown {
  return mapTexts(value, maskExpression);
}

function maskMembers(value: Record<string, unknown>): Record<string, unknown> {
  const { name, value: named, kind } = value;
  return mapMembers(maskContainer(value), (item, key) => {
    if (
      (isSecretName(key) && !isPlainObject(item)) ||
      (kind === "Secret" && SECRET_DATA.includes(key)) ||
      // A variable of a container, a parameter of a cache: a name, and the value beside it.
      (item === named && key === "value" && typeof name === "string" && isSecretName(name))
    ) {
      return maskWhole(item);
    }
    const isAccess = /^access_?strings?$/i.test(key);
    return maskSecrets(isAccess ? mapTexts(item, maskAccessString) : item);
  });
}

/** What may be a container, with its command and arguments masked, which are one list of words. */
function maskContainer(value: Record<string, unknown>): Record<string, unknown> {
  const { command, args, image } = value;
  if (command === undefined && args === undefined) {
    return value;
  }
  const [first, second] = [command, args].map((words) => (isTexts(words) ? words : []));
  const masked = maskWords([...(first ?? []), ...(second ?? [])], String(image));
  return {
    ...value,
    ...(isTexts(command) && { command: masked.slice(0, first?.length) }),
    ...(isTexts(args) && { args: masked.slice(first?.length) }),
  };
}

/** JSON in a text, as dashboards and policies are; `undefined` for anything else. */
function maskJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    const value = JSON.parse(text);
    const masked = maskSecrets(value);
    return masked === value ? text : JSON.stringify(masked);
  } catch {
    return undefined;
  }
}

/** An expression keeps its references and loses the texts in it, but for the names of members. */
function maskExpression(text: string): string {
  return /^\$\{[^{}]*\}$/.test(text)
    ? text.replace(/(?<!\[)"(?:[^"\\]|\\.)*"/g, `"${MASK}"`)
    : MASK;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
