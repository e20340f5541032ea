import type { TerraformProvider } from "cdktf";
import type { withNameDefaults } from "./props/names";

/** What every resource of a cache is made of. */
export interface ResourceSettings {
  readonly cacheName: string;
  readonly names: ReturnType<typeof withNameDefaults>["names"];
  readonly tags?: Record<string, string>;
  readonly provider?: TerraformProvider;
}

/** The arguments that every resource with tags takes. */
export function commonArguments({ tags, provider }: ResourceSettings) {
  return { tags, provider };
}
