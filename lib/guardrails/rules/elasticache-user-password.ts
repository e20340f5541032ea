import { guardrail } from "../rule";
import { isTrue } from "../values";

export const elasticacheUserPassword = guardrail({
  id: "elasticache-user-password",
  severity: "error",
  pack: "baseline",
  what: "Every user who is on has a password or authenticates by IAM.",
  why: "A user without a password is a cache without authentication.",
  fix: "give authentication_mode passwords or iam, or turn the user off with an access_string that starts with off",
  references: [],
  appliesTo: ["aws_elasticache_user"],
  given: (user) => ({
    access_string: user.get("access_string"),
    no_password_required: user.get("no_password_required"),
    authentication_mode: user.get("authentication_mode.type"),
  }),
  holds: ({ access_string, no_password_required, authentication_mode }) =>
    /^off\b/.test(String(access_string)) ||
    (!isTrue(no_password_required) && authentication_mode !== "no-password-required"),
});
