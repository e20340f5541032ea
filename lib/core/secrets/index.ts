export * from "./mask-secrets";
export { maskText } from "./mask-text";
