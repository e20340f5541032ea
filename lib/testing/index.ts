export * from "../terraform/snapshot";
export * from "../terraform/snapshot-file";
export * from "./snapshot-serializer";
export * from "./template";
