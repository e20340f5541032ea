import { isObject, members } from "./json-object";
import { mapTexts } from "./json-texts";

/** The text in the place of a secret's value. */
const MASK = "<secret>";

/** Names of arguments and variables whose value is a secret, in either spelling. */
const SECRET_NAMES = [
  /(^|_)(pass|passwd|password|passwords|passphrase|token|tokens|api_key)(_wo)?$/i,
  /^(access_key|auth_string|client_key|credentials|private_key|secret_binary|secret_data|secret_key|secret_string)(_wo)?$/,
  /[a-z](Password|Passphrase|Token|ApiKey)$/,
];

/** Members of a Kubernetes Secret that contain its values, in Terraform's spelling and in that of manifests. */
const SECRET_DATA = ["data", "data_wo", "binary_data", "binary_data_wo", "stringData"];

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g;
const PASSWORD_IN_URL = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):(?!\$\{)[^\s@/]+@/gi;

/**
 * A copy of a part of a configuration without the values of secrets. References to secrets stay: they
 * show a reviewer where a secret comes from, not its value.
 */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(PRIVATE_KEY, MASK).replace(PASSWORD_IN_URL, `$1:${MASK}@`);
  }
  if (Array.isArray(value)) {
    return value.map(maskSecrets);
  }
  if (!isObject(value)) {
    return value;
  }
  const { name, value: named, kind } = value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isSecret =
        (isSecretName(key) && !isObject(item)) ||
        (kind === "Secret" && SECRET_DATA.includes(key)) ||
        // A variable of a container: a name, and the value beside it.
        (item === named && key === "value" && typeof name === "string" && isSecretName(name));
      return [key, isSecret ? mapTexts(item, maskText) : maskSecrets(item)];
    }),
  );
}

/**
 * The same for one block of a configuration: what is secret in it depends on its section and its type.
 *
 * @param type - of a resource; otherwise any
 */
export function maskBlock(section: string, type: string, block: unknown): unknown {
  const masked = maskSecrets(block);
  if (!isObject(masked)) {
    return masked;
  }
  const secret =
    section === "resource" && /^kubernetes_secret(_v1)?(_data)?$/.test(type)
      ? SECRET_DATA
      : ["output", "variable"].includes(section) && masked.sensitive === true
        ? ["value", "default"]
        : [];
  return Object.fromEntries(
    members(masked).map(([key, item]) => [
      key,
      secret.includes(key) ? mapTexts(item, maskText) : item,
    ]),
  );
}

/** The value of an output, masked where its name or `sensitive` says that it is a secret. */
export function maskOutput(name: string, output: unknown): unknown {
  const masked = maskBlock("output", "", output);
  const named = maskSecrets({ [name]: isObject(masked) ? masked.value : undefined });
  return (named as Record<string, unknown>)[name];
}

function isSecretName(name: string): boolean {
  return SECRET_NAMES.some((pattern) => pattern.test(name));
}

/** An expression keeps its references and loses the texts in it, but for the names of members. */
function maskText(text: string): string {
  return /^\$\{[^{}]*\}$/.test(text)
    ? text.replace(/(?<!\[)"(?:[^"\\]|\\.)*"/g, `"${MASK}"`)
    : MASK;
}
