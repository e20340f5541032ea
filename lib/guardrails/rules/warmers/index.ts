import type { GuardrailRule } from "../../rule";
import { warmerFit } from "./warmer-fit";

/** Rules on warmers. */
export const WARMERS_RULES: readonly GuardrailRule[] = [warmerFit];
