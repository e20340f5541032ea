import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Duration } from "cdktf-managed-cache";
import type { WatchedWarmer } from "cdktf-managed-cache/alerts";

const NAMESPACE = "cache";
const PERIOD = Duration.minutes(4);
/** Seconds after which a warmer of this period is late. */
const LONG_AGO = 600;

/** What kube-state-metrics would say of three warmers. */
export class KubeStateMetrics {
  readonly warmers: readonly WatchedWarmer[] = ["late", "new", "failing"].map((name) => ({
    name,
    namespace: NAMESPACE,
    period: PERIOD,
  }));
  private isBroken = false;

  private constructor(private readonly server: Server) {
    server.on("request", (_, response) => response.end(this.metrics()));
  }

  static async start(): Promise<KubeStateMetrics> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new KubeStateMetrics(server);
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  breakWarmers(): void {
    this.isBroken = true;
  }

  healWarmers(): void {
    this.isBroken = false;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private metrics(): string {
    const now = Date.now() / 1000;
    const jobOf = 'job_name="failing-1"';
    const lines = this.warmers.flatMap(({ name }) => {
      const labels = `{namespace="${NAMESPACE}",cronjob="${name}"}`;
      const lastSuccess = this.isBroken && name === "late" ? now - LONG_AGO : now - 1;
      return [
        `kube_cronjob_spec_suspend${labels} 0`,
        `kube_cronjob_created${labels} ${now - LONG_AGO}`,
        ...(this.isBroken && name === "new"
          ? []
          : [`kube_cronjob_status_last_successful_time${labels} ${lastSuccess}`]),
      ];
    });
    return [
      ...lines,
      `kube_job_owner{namespace="${NAMESPACE}",${jobOf},owner_kind="CronJob",owner_name="failing"} 1`,
      `kube_job_failed{namespace="${NAMESPACE}",${jobOf},condition="true"} ${this.isBroken ? 1 : 0}`,
      "",
    ].join("\n");
  }
}
