export { INSTANCES } from "./instances";
export * from "./shape";
export { withShape } from "./with-shape";
