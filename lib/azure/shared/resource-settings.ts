import type { TerraformProvider } from "cdktf";

/** What every resource of a cache is made of. */
export interface ResourceSettings {
  readonly cacheName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Record<string, string>;
  readonly provider?: TerraformProvider;
}

/** The arguments that every resource of a group with a location takes. */
export function commonArguments({ resourceGroupName, location, tags, provider }: ResourceSettings) {
  return { resourceGroupName, location, tags, provider };
}
