export type { Acknowledgement } from "./acknowledgement";
export { CacheGuardrails, type CacheGuardrailsProps } from "./cache-guardrails";
export { REPORT_FILES } from "./report-files";
export type {
  GuardrailPack,
  GuardrailRuleText,
  GuardrailSeverity,
  GuardrailTypeText,
} from "./rule";
