export { CacheInspection } from "./cache-inspection";
export { INSPECTION_FILES } from "./inspection-files";
