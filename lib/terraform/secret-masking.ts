import { maskSecrets, maskWhole, SECRET_DATA } from "../core/secrets";
import { isObject, members } from "./json-object";

/**
 * A copy of one block of a configuration without the values of secrets: what is secret in it depends on
 * its section and its type.
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
    members(masked).map(([key, item]) => [key, secret.includes(key) ? maskWhole(item) : item]),
  );
}

/** The value of an output, masked where its name or `sensitive` says that it is a secret. */
export function maskOutput(name: string, output: unknown): unknown {
  const masked = maskBlock("output", "", output);
  const named = maskSecrets({ [name]: isObject(masked) ? masked.value : undefined });
  return (named as Record<string, unknown>)[name];
}
