import * as path from "node:path";
import type { Template } from "cdktf-managed-cache/testing";
import { Background } from "../../stacks/local/background";
import { environment } from "../../stacks/local/environment";
import { freePort } from "../support/free-port";
import { redisExporter } from "../support/redis-exporter";

/** What the cluster would put where a synthesized container looks for it. */
export interface Cluster {
  /** Values of a Secret's keys. */
  readonly secrets: Record<string, Record<string, string>>;
  /** Folders in place of mount paths. */
  readonly mounts: Record<string, string>;
}

/** A real redis_exporter with the settings of a synthesized container. */
export class ExporterProcess {
  readonly url: string;

  private constructor(
    private readonly process: Background,
    readonly host: string,
  ) {
    this.url = `http://${host}`;
  }

  static async start(
    folder: string,
    template: Template,
    cluster: Cluster,
  ): Promise<ExporterProcess> {
    const host = `127.0.0.1:${await freePort()}`;
    const process = new Background("redis_exporter", folder);
    process.start(redisExporter() ?? "redis_exporter", ["--web.listen-address", host], {
      env: { ...environment(), ...containerEnvironment(template, cluster) },
    });
    const exporter = new ExporterProcess(process, host);
    try {
      await process.waitUntil(() => answers(`${exporter.url}/health`));
    } catch (error) {
      await process.stop();
      throw error;
    }
    return exporter;
  }

  stop(): Promise<void> {
    return this.process.stop();
  }

  /** The metrics, by name and labels. */
  async metrics(request: string): Promise<Map<string, number>> {
    const text = await (await fetch(`${this.url}${request}`)).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(
      lines.map((line) => {
        const end = line.lastIndexOf(" ");
        return [line.slice(0, end), Number(line.slice(end + 1))];
      }),
    );
  }
}

/** Whether something answers a request well. */
export function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

function containerEnvironment(
  template: Template,
  { secrets, mounts }: Cluster,
): Record<string, string> {
  const [container] = template.only({ type: "kubernetes_deployment_v1" }).properties.spec.template
    .spec.container;
  return Object.fromEntries(
    // biome-ignore lint/suspicious/noExplicitAny: synthesized JSON
    container.env.map(({ name, value, value_from }: any) => {
      if (value_from) {
        const { name: secret, key } = value_from.secret_key_ref;
        return [name, secrets[secret]?.[key]];
      }
      const folder = mounts[path.dirname(value)];
      return [name, folder === undefined ? value : path.join(folder, path.basename(value))];
    }),
  );
}
