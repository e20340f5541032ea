import { isTrue } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";

export const elasticacheUserPassword = guardrail({
  id: "elasticache-user-password",
  severity: "error",
  pack: "baseline",
  problem: "An active user needs no password",
  why: "Everyone who reaches the cache can act as this user.",
  fix: "set authentication_mode to passwords or iam, or turn the user off with an access_string that starts with off",
  references: [],
  appliesTo: ["aws_elasticache_user"],
  inputs: (user) => ({
    access_string: user.get("access_string"),
    no_password_required: user.get("no_password_required"),
    authentication_mode: user.get("authentication_mode.type"),
  }),
  isValid: ({ access_string, no_password_required, authentication_mode }) =>
    /^off\b/.test(String(access_string)) ||
    (!isTrue(no_password_required) && authentication_mode !== "no-password-required"),
});
