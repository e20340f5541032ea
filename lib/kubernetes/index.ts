export * from "./cache-alert-rules";
export * from "./cache-client-config";
export * from "./cache-credentials";
export * from "./cache-services";
export * from "./cache-warmer";
export type { KubernetesCommonProps } from "./common";
export * from "./container";
export * from "./kubernetes-cache";
