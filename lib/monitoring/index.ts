export * from "./alert";
export * from "./redis-alerts";
