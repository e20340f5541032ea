import { isTrue } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";

export const elasticacheUserPassword = guardrail({
  id: "elasticache-user-password",
  severity: "error",
  pack: "baseline",
  what: "Every user who is on has a password or authenticates by IAM.",
  why: "A user without a password is a cache without authentication.",
  fix: "give authentication_mode passwords or iam, or turn the user off with an access_string that starts with off",
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
