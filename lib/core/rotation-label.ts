import { maskText } from "./secrets";

/**
 * Whether a text can name a token or a password: labels are in plans and in the names of resources, so
 * that a token known by its form is none.
 * @internal
 */
export function isRotationLabel(text: string): boolean {
  return /^[A-Za-z0-9-]{1,40}$/.test(text) && maskText(text) === text;
}
