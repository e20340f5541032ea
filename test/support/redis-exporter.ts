import { spawnSync } from "node:child_process";

/** The program's own name, and the one that Debian gives it. */
const PROGRAMS = ["redis_exporter", "prometheus-redis-exporter"];

/** The first that knows its own TLS server name. */
const TLS_SERVER_NAME_SINCE = { major: 1, minor: 87 };

/** The redis_exporter on the path, `undefined` where there is none. */
export function redisExporter(): string | undefined {
  return PROGRAMS.find((program) => version(program) !== undefined);
}

/** Whether it is new enough for every setting that the library makes. */
export function knowsTlsServerName(): boolean {
  const program = redisExporter();
  const { major = 0, minor = 0 } = (program && version(program)) || {};
  const since = TLS_SERVER_NAME_SINCE;
  return major > since.major || (major === since.major && minor >= since.minor);
}

function version(program: string): { major: number; minor: number } | undefined {
  const { stdout, stderr } = spawnSync(program, ["--version"], {
    encoding: "utf8",
    timeout: 20_000,
  });
  const found = /Exporter v?(\d+)\.(\d+)\./.exec(`${stdout}${stderr}`);
  return found ? { major: Number(found[1]), minor: Number(found[2]) } : undefined;
}
