/**
 * Loads some modules, and prints the processor time of that, which other work on the machine changes less
 * than the time, and the modules of other packages that they need.
 */
import * as path from "node:path";

/** What it costs to load some modules. */
export interface Load {
  readonly milliseconds: number;
  /** Modules of others that this package's own ask for. */
  readonly needed: readonly string[];
}

const own = path.resolve("dist") + path.sep;
const before = process.cpuUsage();
for (const name of process.argv.slice(2)) {
  require(name);
}
const { user, system } = process.cpuUsage(before);
const milliseconds = (user + system) / 1e3;
const needed = Object.values(require.cache)
  .flatMap((loaded) => (loaded?.id.startsWith(own) ? loaded.children : []))
  .map(({ id }) => id)
  .filter((id) => !id.startsWith(own));
const load: Load = { milliseconds, needed: [...new Set(needed)] };
console.log(JSON.stringify(load));
