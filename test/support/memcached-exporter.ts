import { spawnSync } from "node:child_process";

/** The program's own name, and the one that Debian gives it. */
const PROGRAMS = ["memcached_exporter", "prometheus-memcached-exporter"];

/** The memcached_exporter on the path, `undefined` where there is none. */
export function memcachedExporter(): string | undefined {
  return PROGRAMS.find(
    (program) => spawnSync(program, ["--version"], { timeout: 20_000 }).status === 0,
  );
}
