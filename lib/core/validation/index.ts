export * from "./known";
export * from "./presence";
export * from "./rule";
export * from "./validation-error";
export * from "./values";
