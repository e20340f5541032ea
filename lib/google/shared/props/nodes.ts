import type { ExpectedData } from "../../../core";
import type { MemorystoreNodeType } from "../node-types";

/** The nodes of a Memorystore cache whose nodes have a type. */
export interface MemorystoreNodeProps {
  /**
   * The type of every node. There is no default: nobody should get a memory limit that nobody chose. It
   * changes in place, and clients reconnect while nodes are replaced.
   */
  readonly nodeType: MemorystoreNodeType;
  /**
   * Replicas of each primary, 0 to 5. They take over, and serve reads. Without one Google's SLA does not
   * apply.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * The zone of all nodes, `europe-west1-b`. A change replaces the cache.
   *
   * @default - Google spreads the nodes over several zones
   */
  readonly zone?: string;
  /**
   * The data that the cache is for. It is refused where it does not fit into what the nodes leave to data, and
   * there is a warning where less than a quarter of that is to spare.
   *
   * @default - the size is not reviewed
   */
  readonly expectedData?: ExpectedData;
}

/** Fills in the default. */
export function withNodeDefaults({
  nodeType,
  replicas = 1,
  zone,
  expectedData,
}: MemorystoreNodeProps) {
  return { nodeType, replicas, zone, expectedData };
}
