/**
 * How names end whose value is a secret: of arguments, variables, flags, headers and settings of Redis and
 * Valkey. They are compared in lower case, with `_` between words.
 */
const SECRET_NAME = new RegExp(
  `(${[
    "password|passwords|passwd|passphrase|requirepass|sshpass",
    "(^|_)(pass|token|tokens)",
    "[a-z0-9]_pwd",
    "(^|_)api_?keys?",
    "(^|_)(access|account|auth|client|private|secret|shared|signing|encryption)_key",
    "secret_access_key|shared_access_key|^sig|(amz|goog)_signature",
    "(^|_)(app|client|consumer|cookie|jwt|session|shared|signing|webhook)_secret",
    "^(auth_string|credentials|secret_binary|secret_data|secret_string)",
    // Redis and Valkey, their clients and Sentinel.
    "^(masterauth|masteruser|primaryauth|primaryuser)|(^|_)(redis|valkey|redis_?cli|valkey_?cli|keydb|redis_exporter)_auth",
  ].join("|")})(_wo)?$`,
);

/** What every such name has in it: most texts and names do not, and need no closer look. */
const SECRET_WORD = /pass|pwd|token|key|sig|secret|auth|credentials|masteruser|primaryuser/i;

/** Whether a text may have the name of a secret in it. */
export function mayNameSecret(text: string): boolean {
  return SECRET_WORD.test(text);
}

/** Whether a name says that its value is a secret, in the spelling of any language. */
export function isSecretName(name: string): boolean {
  return (
    mayNameSecret(name) &&
    SECRET_NAME.test(
      name
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/[-.]+/g, "_")
        .toLowerCase(),
    )
  );
}
