/**
 * Attributes that the local AWS does not store, by resource type. Each apply would set them again, and for
 * a replication group and a cluster that means a replacement, so a local apply ignores them once it is created.
 */
export const UNSTORED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_elasticache_cluster: ["auto_minor_version_upgrade", "az_mode", "port", "security_group_ids"],
  aws_elasticache_replication_group: ["auto_minor_version_upgrade", "kms_key_id", "port"],
};
