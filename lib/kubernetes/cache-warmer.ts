import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import { Duration } from "../cache";
import { findFaults, isUnresolved, isWhole, refuse, rulesFor } from "../cache/validation";
import type { CacheClientConfig } from "./cache-client-config";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "./common";
import { isTimeZone, shortestPeriod } from "./cron-schedule";
import { dnsLabelRule, NAMESPACE_RULE } from "./name-rules";

/** What a warmer runs and when. */
export interface WarmerSettings {
  /** Image with the warmer, best by its digest: `registry.example/warmer@sha256:…`. */
  readonly image: string;
  /** What to run; it finds the cache through the variables of the client contract. */
  readonly command: string[];
  /**
   * Name of the CronJob, up to 52 characters.
   *
   * @default "redis-warmer"
   */
  readonly name?: string;
  /**
   * A cron line of five fields.
   *
   * @default "*\/4 * * * *"
   */
  readonly schedule?: string;
  /**
   * Name in the time zone database.
   *
   * @default "Etc/UTC"
   */
  readonly timeZone?: string;
  /**
   * How long one run may take; below the schedule's period, so that runs never pile up.
   *
   * @default - three quarters of the period, at most an hour
   */
  readonly deadline?: Duration;
  /** @default - 100m CPU and 64Mi memory requested, memory limited to 256Mi */
  readonly resources?: {
    readonly requests: Record<string, string>;
    readonly limits: Record<string, string>;
  };
  /** @default false */
  readonly suspend?: boolean;
}

/** How a `CacheWarmer` is made. */
export interface CacheWarmerProps extends KubernetesCommonProps, WarmerSettings {
  /** The client contract in the same namespace. */
  readonly client: CacheClientConfig;
}

/** Any id above 10000 does not clash with users of the host. */
const USER_ID = "65532";

/**
 * A CronJob that fills the cache before its entries run out, connected as every other client is, with
 * a service account that can do nothing and the restricted pod security standard.
 */
export class CacheWarmer extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheWarmerProps) {
    super(scope, id);
    const settings = withDefaults(props);
    refuse(`CacheWarmer ${this.node.path}`, findFaults(RULES, settings));
    const metadata = objectMetadata(settings.name, "warmer", props);
    const common = metaArguments(props);

    new ServiceAccountV1(this, "ServiceAccount", {
      metadata,
      automountServiceAccountToken: false,
      ...common,
    });
    new CronJobV1(this, "Resource", {
      metadata,
      spec: {
        schedule: settings.schedule,
        timezone: settings.timeZone,
        suspend: settings.suspend,
        concurrencyPolicy: "Forbid",
        // Unset, 100 missed runs would stop the CronJob for good.
        startingDeadlineSeconds: 60,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels: metadata.labels, annotations: metadata.annotations },
          spec: {
            activeDeadlineSeconds: Math.floor(settings.deadline.toSeconds()),
            backoffLimit: 1,
            // Longer than alerts on a failed job look back.
            ttlSecondsAfterFinished: "3600",
            template: {
              metadata: { labels: metadata.labels, annotations: metadata.annotations },
              spec: {
                serviceAccountName: settings.name,
                automountServiceAccountToken: false,
                enableServiceLinks: false,
                restartPolicy: "Never",
                securityContext: {
                  runAsNonRoot: true,
                  runAsUser: USER_ID,
                  runAsGroup: USER_ID,
                  seccompProfile: { type: "RuntimeDefault" },
                },
                volume: props.client.volumes,
                container: [
                  {
                    name: "warmer",
                    image: settings.image,
                    command: settings.command,
                    env: props.client.env,
                    envFrom: props.client.envFrom,
                    volumeMount: props.client.volumeMounts,
                    resources: settings.resources,
                    securityContext: {
                      allowPrivilegeEscalation: false,
                      privileged: false,
                      readOnlyRootFilesystem: true,
                      runAsNonRoot: true,
                      capabilities: { drop: ["ALL"] },
                    },
                  },
                ],
              },
            },
          },
        },
      },
      ...common,
    });
  }
}

type Settings = Required<WarmerSettings> & { namespace: string; period: Duration | undefined };

function withDefaults(props: CacheWarmerProps): Settings {
  const schedule = props.schedule ?? "*/4 * * * *";
  const timeZone = props.timeZone ?? "Etc/UTC";
  const period = isUnresolved([schedule, timeZone])
    ? undefined
    : shortestPeriod(schedule, timeZone);
  const longest = (period ?? Duration.hours(1)).toSeconds() * 0.75;
  return {
    namespace: props.namespace,
    image: props.image,
    command: props.command,
    name: props.name ?? "redis-warmer",
    schedule,
    timeZone,
    period,
    deadline: props.deadline ?? Duration.seconds(Math.min(longest, 3600)),
    resources: props.resources ?? {
      requests: { cpu: "100m", memory: "64Mi" },
      limits: { memory: "256Mi" },
    },
    suspend: props.suspend ?? false,
  };
}

const rule = rulesFor<Settings>();

const RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<Settings>("kubernetes.warmer-name", "name", ({ name }) => name),
  rule({
    id: "kubernetes.warmer-name-length",
    given: ({ name }) => ({ name }),
    holds: ({ name }) => name.length <= 52,
    allowed: "up to 52 characters: Kubernetes adds 11 for each job",
    fix: "shorten the name",
  }),
  rule({
    id: "kubernetes.warmer-image",
    given: ({ image }) => ({ image }),
    holds: ({ image }) => /^[^\s]+$/.test(image),
    allowed: "the name of an image, without spaces",
    fix: "name the image, best with its digest",
  }),
  rule({
    id: "kubernetes.warmer-command",
    given: ({ command }) => ({ command }),
    holds: ({ command }) => command.length > 0,
    allowed: "a command of at least one word",
    fix: 'give what to run, such as ["node", "warm.js"]',
  }),
  rule({
    id: "kubernetes.warmer-schedule",
    given: ({ schedule, timeZone }) => ({ schedule, timeZone }),
    holds: ({ schedule, timeZone }) =>
      !isTimeZone(timeZone) || shortestPeriod(schedule, timeZone) !== undefined,
    allowed: "a cron line of five fields that comes round",
    fix: "write it as */4 * * * *",
  }),
  rule({
    id: "kubernetes.warmer-time-zone",
    given: ({ timeZone }) => ({ timeZone }),
    holds: ({ timeZone }) => isTimeZone(timeZone),
    allowed: "a name in the time zone database",
    fix: "write it as Etc/UTC or Europe/Berlin",
  }),
  rule({
    id: "kubernetes.warmer-deadline",
    given: ({ schedule, period, deadline }) =>
      period === undefined ? undefined : { schedule, period, deadline },
    holds: ({ period, deadline }) =>
      isWhole(Math.floor(deadline.toSeconds()), 1, Math.ceil(period.toSeconds()) - 1),
    allowed: "a deadline of at least a second and below the schedule's shortest period",
    fix: "shorten the deadline or run less often",
  }),
];
