/**
 * Prints how long an entry takes to load when cdktf and the bindings are there already, and how long cdktf
 * takes, which every app loads anyway: node load.js ENTRY
 */
const [entry = ""] = process.argv.slice(2);
const own = require.resolve("cdktf-managed-cache/package.json").replace(/package\.json$/, "dist");

const cdktf = millisecondsOf(() => require("cdktf"));
require(entry);
// All that it needs of others is loaded by now.
for (const file of Object.keys(require.cache).filter((name) => name.startsWith(own))) {
  delete require.cache[file];
}
console.log(JSON.stringify({ own: millisecondsOf(() => require(entry)), cdktf }));

function millisecondsOf(load: () => unknown): number {
  const start = performance.now();
  load();
  return performance.now() - start;
}

export {};
