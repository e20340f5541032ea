import { AWS_RULES } from "./aws-rules";
import { GOOGLE_RULES } from "./google-rules";
import { KUBERNETES_RULES } from "./kubernetes-rules";
import type { ResourceRules } from "./resource-rules";

/** What the providers do with every type of resource that this library makes, and its neighbours. */
export const RESOURCE_RULES: Readonly<Record<string, ResourceRules>> = {
  ...AWS_RULES,
  ...GOOGLE_RULES,
  ...KUBERNETES_RULES,
};
