import { Token } from "cdktf";
import { isUnresolved } from "../validation";

/** Whether a whole value is a reference that only Terraform knows, in any of cdktf's forms. @internal */
export function isReference(value: unknown): boolean {
  if (Array.isArray(value)) {
    return Token.isUnresolved(value);
  }
  if (typeof value === "object" && value !== null) {
    return isResolvable(value) || Object.keys(value).some(isUnresolved);
  }
  return isUnresolved(value);
}

/** Whether a value is a reference in the form of an object, as `variable.value` gives it. @internal */
export function isResolvable(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "resolve" in value &&
    typeof value.resolve === "function" &&
    "creationStack" in value
  );
}
