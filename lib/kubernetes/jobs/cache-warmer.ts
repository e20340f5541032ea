import { Construct } from "constructs";
import type { WatchedWarmer } from "../../alerts";
import { withShape } from "../../core/shape";
import { literal } from "../../core/terraform-literal";
import { findFaults, refuse } from "../../core/validation";
import { adviseOnImage } from "../objects/images";
import { objectMetadata } from "../objects/object-metadata";
import { refuseSameObjects } from "../objects/same-objects";
import { type KubernetesServiceAccount, serviceAccountFor } from "../pods/service-account";
import { CACHE_WARMER_PROPS } from "../shapes";
import type { CacheWarmerProps } from "./cache-warmer-props";
import { CACHE_WARMER_RULES } from "./cache-warmer-rules";
import { type CacheWarmerSettings, cacheWarmerSettings } from "./cache-warmer-settings";
import { jobPodTemplate, makeCronJob } from "./job-objects";
import { mountedScript } from "./mounted-script";

/**
 * A CronJob that writes entries into the cache before they expire. It is a client like every other, with
 * a service account that has no rights, under the restricted pod security standard.
 */
export class CacheWarmer extends Construct {
  /** The service account that its pods run as. */
  public readonly serviceAccount: KubernetesServiceAccount;
  private readonly settings: CacheWarmerSettings;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheWarmerProps) {
    super(scope, id);
    const subject = `CacheWarmer ${this.node.path}`;
    props = withShape(subject, CACHE_WARMER_PROPS, props);
    const settings = cacheWarmerSettings(props);
    this.settings = settings;
    refuse(subject, findFaults(CACHE_WARMER_RULES, settings));
    refuseSameObjects(this);
    adviseOnImage(this, settings.image);
    const metadata = objectMetadata(settings.name, "warmer", props);
    const script =
      settings.script === undefined
        ? undefined
        : mountedScript(this, settings.script, metadata, props);

    const serviceAccountName = serviceAccountFor(this, metadata, settings, props);
    this.serviceAccount = { namespace: settings.namespace, name: serviceAccountName };
    const template = jobPodTemplate(
      metadata,
      settings,
      {
        container: "warmer",
        serviceAccountName,
        command: script?.command ?? settings.command?.map(literal),
        args: settings.args?.map(literal),
        script,
      },
      props.client,
    );
    makeCronJob(this, metadata, settings, template, props);
  }

  /** What alerts need to know; empty for a schedule that only Terraform will know. */
  public watched(): WatchedWarmer[] {
    const { name, namespace, longestPeriod: period } = this.settings;
    return period === undefined ? [] : [{ name, namespace, period }];
  }
}
