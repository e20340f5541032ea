/**
 * What node-based caches can be made with; `6.x` is the newest 6.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html, November 2026
 */
export const ENGINES: readonly string[] = [
  ...["6.x", "6.0", "6.2", "7.0", "7.1"].map((version) => `redis ${version}`),
  ...["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"].map((version) => `valkey ${version}`),
];

/** What a cache that exists already may run as well. */
const OLD_ENGINES: readonly string[] = [
  ...["3.2.4", "3.2.6", "3.2.10", "4.0.10", "5.0.0", "5.0.3", "5.0.4", "5.0.5", "5.0.6"].map(
    (version) => `redis ${version}`,
  ),
];

/**
 * A minor version that AWS may add to the newest line: its parameter group family is known, and the provider
 * takes it. Redis OSS ended at 7.1.
 */
const NEWER = /^valkey 9\.([2-9]|[1-9]\d)$/;

/**
 * The versions of Memcached on nodes.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/mem-ug/supported-engine-versions-mc.html, November 2026
 */
export const MEMCACHED_ENGINES: readonly string[] = [
  ...["1.4.5", "1.4.14", "1.4.24", "1.4.33", "1.4.34", "1.5.10", "1.5.16"],
  ...["1.6.6", "1.6.12", "1.6.17", "1.6.22"],
].map((version) => `memcached ${version}`);

/** A patch version that AWS may add to the newest line. */
const NEWER_MEMCACHED = /^memcached 1\.6\.(2[3-9]|[3-9]\d)$/;

/** Whether ElastiCache has this version of Memcached on nodes, or may have it by now. */
export function canBeMemcached(engine: string): boolean {
  return MEMCACHED_ENGINES.includes(engine) || NEWER_MEMCACHED.test(engine);
}

/** Whether ElastiCache makes caches with this engine, or may do so by now. */
export function canBeMade(engine: string): boolean {
  return ENGINES.includes(engine) || NEWER.test(engine);
}

/** Whether a cache of ElastiCache can run this engine: AWS shows its patch version, `7.1.0`. */
export function canRun(engine: string): boolean {
  return OLD_ENGINES.includes(engine) || canBeMade(engine.replace(/^(\w+ \d+\.\d+)\.\d+$/, "$1"));
}
