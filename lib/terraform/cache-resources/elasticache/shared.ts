/** What clients notice when a security group is taken off a cache. */
export const LOST_GROUPS = "clients that no remaining group allows lose access";
