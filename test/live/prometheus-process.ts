import * as fs from "node:fs";
import * as path from "node:path";
import { Background } from "../../stacks/local/background";
import { environment } from "../../stacks/local/environment";
import { freePort } from "../support/free-port";
import { answers } from "./exporter-process";

/** Targets with labels of their own. */
export interface Targets {
  readonly targets: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** One thing that Prometheus scrapes, in its own words. */
export interface ScrapeJob {
  readonly job_name: string;
  readonly metrics_path: string;
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly static_configs?: readonly Targets[];
  /** Files of targets, read again when they change. */
  readonly file_sd_configs?: readonly { readonly files: readonly string[] }[];
  readonly relabel_configs: readonly Record<string, unknown>[];
}

/** A series of an instant query, with its value. */
export interface Sample {
  readonly labels: Record<string, string>;
  readonly value: number;
}

/** A real Prometheus that scrapes every second, and judges its rules as often. */
export class PrometheusProcess {
  private constructor(
    private readonly process: Background,
    private readonly url: string,
  ) {}

  static async start(
    folder: string,
    jobs: readonly ScrapeJob[],
    ruleFiles: readonly string[] = [],
  ): Promise<PrometheusProcess> {
    fs.mkdirSync(folder);
    const address = `127.0.0.1:${await freePort()}`;
    const configuration = path.join(folder, "prometheus.yml");
    // JSON is YAML.
    fs.writeFileSync(
      configuration,
      JSON.stringify({
        global: { scrape_interval: "1s", evaluation_interval: "1s" },
        rule_files: ruleFiles,
        scrape_configs: jobs,
      }),
    );
    const process = new Background("Prometheus", folder);
    process.start(
      "prometheus",
      [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${path.join(folder, "data")}`,
        `--web.listen-address=${address}`,
      ],
      { env: environment() },
    );
    const prometheus = new PrometheusProcess(process, `http://${address}`);
    try {
      await process.waitUntil(() => answers(`${prometheus.url}/-/ready`));
    } catch (error) {
      await process.stop();
      throw error;
    }
    return prometheus;
  }

  stop(): Promise<void> {
    return this.process.stop();
  }

  /** The labels of a query's series, once there are at least so many. */
  async series(query: string, count: number): Promise<Record<string, string>[]> {
    let found: Record<string, string>[] = [];
    await this.process.waitUntil(async () => {
      found = (await this.query(query)).map(({ labels }) => labels);
      return found.length >= count;
    });
    return found;
  }

  /** What a query gives now. */
  async query(query: string): Promise<Sample[]> {
    const answer = await fetch(`${this.url}/api/v1/query?query=${encodeURIComponent(query)}`);
    const { data, error } = (await answer.json()) as Answer;
    if (data === undefined) {
      throw new Error(`${query}: ${error}`);
    }
    return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }
}

interface Answer {
  readonly data?: {
    readonly result: {
      readonly metric: Record<string, string>;
      readonly value: readonly [number, string];
    }[];
  };
  readonly error?: string;
}
