import { valueAt } from "../terraform/attribute-values";
import { CACHE_DESCRIPTORS } from "../terraform/cache-resources";
import type { Block } from "../terraform/configuration-blocks";

/** The arguments with the names that a cloud gives once, besides those of caches. */
const NAME_ARGUMENTS: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: "name",
  aws_elasticache_parameter_group: "name",
  aws_elasticache_subnet_group: "name",
  aws_elasticache_user: "user_id",
  aws_elasticache_user_group: "user_group_id",
  aws_iam_role: "name",
  aws_kms_alias: "name",
  aws_secretsmanager_secret: "name",
  azurerm_key_vault_key: "name",
  azurerm_key_vault_secret: "name",
  azurerm_monitor_metric_alert: "name",
  azurerm_private_dns_zone: "name",
  azurerm_private_endpoint: "name",
  azurerm_user_assigned_identity: "name",
  google_compute_global_address: "name",
  google_dns_managed_zone: "name",
  google_kms_crypto_key: "name",
  google_kms_key_ring: "name",
  google_secret_manager_secret: "secret_id",
};

/** The name of a resource, where its cloud gives it once; `undefined` where only Terraform knows it. */
export function nameOf({ type, arguments: args }: Block): string | undefined {
  const argument = CACHE_DESCRIPTORS[type]?.nameArgument ?? NAME_ARGUMENTS[type];
  const name = argument === undefined ? undefined : valueAt(args, argument);
  return typeof name === "string" && name !== "" && !name.includes("${") ? name : undefined;
}

/** Whether two resources of one type have one name, below the same project, group, key ring, vault and region. */
export function isNameTaken(one: Block, other: Block): boolean {
  return (
    one.type === other.type &&
    nameOf(one) !== undefined &&
    nameOf(one) === nameOf(other) &&
    [
      "key_ring",
      "key_vault_id",
      "location",
      "project",
      "provider",
      "region",
      "resource_group_name",
    ].every((place) => one.arguments[place] === other.arguments[place])
  );
}
