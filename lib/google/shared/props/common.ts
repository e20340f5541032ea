import type { TerraformProvider } from "cdktf";

/** What every Memorystore cache takes. */
export interface MemorystoreCommonProps {
  /** `europe-west1`: of the cache, its key and its secret. A change replaces the cache. */
  readonly region: string;
  /**
   * The project of everything that is made.
   *
   * @default - the provider's project
   */
  readonly project?: string;
  /**
   * Whether Terraform refuses to destroy or replace the cache and its key.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Labels for everything that takes them.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * The Google provider of the cache and of all its resources.
   *
   * @default - the stack's default Google provider
   */
  readonly provider?: TerraformProvider;
}

/** Fills in the defaults. */
export function withCommonDefaults({
  region,
  project,
  deletionProtection = true,
  labels,
  provider,
}: MemorystoreCommonProps) {
  return { region, project, deletionProtection, labels, provider };
}
