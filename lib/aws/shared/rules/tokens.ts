import { isRotationLabel } from "../../../core/rotation-label";
import { mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import { SECRET_ARN } from "../arn";
import type { ElastiCacheAuthentication, TokenRotation } from "../elasticache-authentication";

/** What these rules read. */
export interface TokenSettings {
  readonly authentication: ElastiCacheAuthentication;
}

const rule = rulesFor<TokenSettings>();

function rotationOf({ authentication }: TokenSettings): TokenRotation | undefined {
  return authentication.kind === "none" || authentication.kind === "users"
    ? undefined
    : authentication.rotation;
}

/** Rules for the token that all clients send. */
export function tokenRules(prefix: string): Rule<TokenSettings>[] {
  return [
    rule({
      id: `${prefix}.rotation-label`,
      inputs: (settings) => {
        const label = rotationOf(settings)?.label;
        return label === undefined ? undefined : { label: mustBeKnown(label) };
      },
      isValid: ({ label }) => isRotationLabel(label),
      confidential: ["label"],
      expected: "1 to 40 letters, digits and hyphens, known at synthesis",
      fix: "name the token after its month, such as 2026-11; never after its value",
    }),
    rule({
      id: `${prefix}.secret-arn`,
      inputs: ({ authentication: source }) =>
        source.kind === "secret-token" ? { secretArn: source.secretArn } : undefined,
      isValid: ({ secretArn }) => SECRET_ARN.test(secretArn),
      confidential: ["secretArn"],
      expected: "the ARN of a Secrets Manager secret",
      fix: "write it as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME; never the value itself",
    }),
    rule({
      // The key stands in an expression, where quotes and backslashes would end it.
      id: `${prefix}.secret-json-key`,
      inputs: ({ authentication: source }) =>
        source.kind === "secret-token" && source.jsonKey !== undefined
          ? { jsonKey: source.jsonKey }
          : undefined,
      isValid: ({ jsonKey }) => /^[\w .:/@+=-]{1,256}$/.test(jsonKey),
      confidential: ["jsonKey"],
      expected: "a key of 1 to 256 letters, digits, spaces and _.:/@+=-",
      fix: "rename the key in the secret's value",
    }),
    rule({
      id: `${prefix}.token-variable`,
      inputs: (settings) =>
        settings.authentication.kind === "variable-token"
          ? { sensitive: settings.authentication.variable.sensitive === true }
          : undefined,
      isValid: ({ sensitive }) => sensitive,
      expected: "a variable with sensitive: true",
      fix: "make the variable sensitive, or Terraform prints the token in its plans",
    }),
  ];
}
