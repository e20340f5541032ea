import type { CacheClientConfig } from "../clients/cache-client-config";
import type { KubernetesCommonProps } from "../objects/object-props";
import type { CacheExporterSettings } from "./settings";

/** Props of a `CacheExporter`. */
export interface CacheExporterProps extends KubernetesCommonProps, CacheExporterSettings {
  /**
   * The client contract in the same namespace. The exporter takes its credentials and its CA bundle. A
   * client that is a user needs a password.
   */
  readonly client: CacheClientConfig;
}
