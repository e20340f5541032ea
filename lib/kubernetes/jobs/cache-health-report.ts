import { Construct } from "constructs";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { adviseOnImage } from "../objects/images";
import { objectMetadata } from "../objects/object-metadata";
import { refuseSameObjects } from "../objects/same-objects";
import { serviceAccountFor } from "../pods/service-account";
import { CACHE_HEALTH_REPORT_PROPS } from "../shapes";
import type { CacheHealthReportProps } from "./cache-health-report-props";
import { CACHE_HEALTH_REPORT_RULES } from "./cache-health-report-rules";
import { healthReportScript } from "./cache-health-report-script";
import { cacheHealthReportSettings } from "./cache-health-report-settings";
import { jobPodTemplate, makeCronJob, makeJob } from "./job-objects";
import { mountedScript } from "./mounted-script";

/**
 * A Job or a CronJob that prints memory, clients, hit rate, evictions, keyspace, eviction policy, and the
 * biggest and hottest keys of every node into its log. It is a client like every other, and only reads: it
 * never uses MONITOR or KEYS.
 */
export class CacheHealthReport extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheHealthReportProps) {
    super(scope, id);
    const subject = `CacheHealthReport ${this.node.path}`;
    props = withShape(subject, CACHE_HEALTH_REPORT_PROPS, props);
    const settings = cacheHealthReportSettings(props);
    refuse(subject, findFaults(CACHE_HEALTH_REPORT_RULES, settings));
    refuseSameObjects(this);
    adviseOnImage(this, settings.image);
    const metadata = objectMetadata(settings.name, "health-report", props);
    const script = mountedScript(
      this,
      healthReportScript(props.client.variablePrefix),
      metadata,
      props,
    );

    const template = jobPodTemplate(
      metadata,
      settings,
      {
        container: "health-report",
        serviceAccountName: serviceAccountFor(this, metadata, settings, props),
        command: script.command,
        env: [{ name: "REPORT_KEYS", value: String(settings.keys) }],
        script,
      },
      props.client,
    );
    const { schedule } = settings;
    if (schedule === undefined) {
      makeJob(this, metadata, settings, template, props);
    } else {
      makeCronJob(this, metadata, { ...settings, schedule }, template, props);
    }
  }
}
