/** What is known of one Redis configuration parameter of Memorystore. */
export interface RedisConfig {
  /** The first version of Redis that has it. */
  readonly since: string;
  /** Which values are accepted, in words. */
  readonly expected: string;
  readonly accepts: RegExp;
}

const YES_OR_NO = { expected: "yes or no", accepts: /^(yes|no)$/ };
const WHOLE_FROM_0 = { expected: "a whole number, 0 or more", accepts: /^\d+$/ };
const WHOLE_FROM_1 = { expected: "a whole number, 1 or more", accepts: /^[1-9]\d*$/ };

/**
 * Every parameter that Memorystore lets its users set and that no prop sets.
 *
 * Source: https://cloud.google.com/memorystore/docs/redis/supported-redis-configurations, November
 * 2026; the forms of maxmemory-clients and notify-keyspace-events are those of redis.conf.
 */
export const REDIS_CONFIGS: ReadonlyMap<string, RedisConfig> = new Map([
  ["activedefrag", { since: "4.0", ...YES_OR_NO }],
  [
    "databases",
    { since: "3.2", expected: "a whole number from 1 to 100", accepts: /^([1-9]\d?|100)$/ },
  ],
  ["lazyfree-lazy-eviction", { since: "7.0", ...YES_OR_NO }],
  ["lazyfree-lazy-expire", { since: "7.0", ...YES_OR_NO }],
  ["lazyfree-lazy-user-del", { since: "7.0", ...YES_OR_NO }],
  ["lazyfree-lazy-user-flush", { since: "7.0", ...YES_OR_NO }],
  ["lfu-decay-time", { since: "4.0", ...WHOLE_FROM_1 }],
  ["lfu-log-factor", { since: "4.0", ...WHOLE_FROM_1 }],
  [
    "maxmemory-clients",
    {
      since: "7.0",
      expected: "0 % to 100 %, written as 5%, or an amount of memory such as 100mb",
      accepts: /^(([1-9]?\d|100)%|\d+(k|kb|m|mb|g|gb)?)$/i,
    },
  ],
  [
    "notify-keyspace-events",
    { since: "3.2", expected: "letters of KEg$lshzxetdmnA", accepts: /^[KEg$lshzxetdmnA]*$/ },
  ],
  ["stream-node-max-bytes", { since: "5.0", ...WHOLE_FROM_0 }],
  ["stream-node-max-entries", { since: "5.0", ...WHOLE_FROM_0 }],
  ["timeout", { since: "3.2", ...WHOLE_FROM_0 }],
]);
