import type { TerraformProvider } from "cdktf";
import type { ElastiCacheNameProps } from "./names";

/** What every ElastiCache cache takes. */
export interface ElastiCacheCommonProps extends ElastiCacheNameProps {
  /** The cache's description, not empty. @default - names the construct's path */
  readonly description?: string;
  /**
   * Whether Terraform refuses to destroy or replace the cache and its key.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** Tags for everything that takes them, up to 50. @default - none */
  readonly tags?: Record<string, string>;
  /**
   * The AWS provider of the cache and of all its resources.
   *
   * @default - the stack's default AWS provider
   */
  readonly provider?: TerraformProvider;
}

/** Fills in the defaults of a cache at a construct path. */
export function withCommonDefaults(
  path: string,
  {
    description = `Cache ${path}`,
    deletionProtection = true,
    tags,
    provider,
  }: ElastiCacheCommonProps,
) {
  return { description, deletionProtection, tags, provider };
}
