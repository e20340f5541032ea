/**
 * What the local AWS does not remember, by resource type. Each apply would set it again, and for
 * the replication group that means a replacement, so a local apply ignores it once it is created.
 */
export const FORGOTTEN: Readonly<Record<string, readonly string[]>> = {
  aws_elasticache_replication_group: ["auto_minor_version_upgrade", "kms_key_id", "port"],
};
