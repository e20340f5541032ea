import { isNot, type Setting } from "../settings";

/** What replacing or removing a cache of Memorystore loses. */
export const CONTENTS = "the cache's contents and its address";

/** What clients notice of a change that replaces nodes. */
export const FAILOVER =
  "clients lose their connections while nodes are replaced one after the other";

/** What clients notice when a replica is removed. */
export const FEWER_REPLICAS = "readers on removed replicas lose their connections";

/** What clients notice when the number of shards changes. */
export const MOVED_KEYS = "keys move between shards, which loads the nodes";

/** What happens to an argument that the provider plans to change and does not send. */
export const NOT_SENT =
  "the provider sends nothing of it: the cache stays as it is, and every plan shows the change again";

/** Clusters and Valkey use two or more zones unless one zone is asked for. */
export const NOT_SINGLE_ZONE: Setting = isNot("zone_distribution_config.mode", "SINGLE_ZONE");
