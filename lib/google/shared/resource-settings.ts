import type { TerraformProvider } from "cdktf";

/** What every resource of a cache is made of. */
export interface ResourceSettings {
  readonly cacheName: string;
  readonly labels?: Record<string, string>;
  readonly project?: string;
  readonly provider?: TerraformProvider;
}

/** The arguments that every resource with labels takes. */
export function commonArguments({ labels, project, provider }: ResourceSettings) {
  return { labels, project, provider };
}
