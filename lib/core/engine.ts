import { withShape } from "./shape";
import { CACHE_ENGINE_IS_AT_LEAST_ARGUMENTS, CACHE_ENGINE_REDIS_ARGUMENTS } from "./shapes";
import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation/index";

/** Name of a cache engine, as the cloud APIs spell it. */
export type CacheEngineName = "redis" | "valkey" | "memcached";

/** An engine and its version. */
export class CacheEngine {
  /** Redis OSS 6.2. */
  public static readonly REDIS_6_2 = CacheEngine.redis("6.2");
  /** Redis OSS 7.0. */
  public static readonly REDIS_7_0 = CacheEngine.redis("7.0");
  /** Redis OSS 7.1: the last version of Redis OSS on ElastiCache. */
  public static readonly REDIS_7_1 = CacheEngine.redis("7.1");
  /** Redis 7.2: Memorystore only. */
  public static readonly REDIS_7_2 = CacheEngine.redis("7.2");
  /** Valkey 7.2. */
  public static readonly VALKEY_7_2 = CacheEngine.valkey("7.2");
  /** Valkey 8.0. */
  public static readonly VALKEY_8_0 = CacheEngine.valkey("8.0");
  /** Valkey 8.1. */
  public static readonly VALKEY_8_1 = CacheEngine.valkey("8.1");
  /** Valkey 8.2. */
  public static readonly VALKEY_8_2 = CacheEngine.valkey("8.2");
  /** Redis OSS 7 in its newest minor version: ElastiCache Serverless only. */
  public static readonly REDIS_7 = CacheEngine.redis("7");
  /** Valkey 7 in its newest minor version: ElastiCache Serverless only. */
  public static readonly VALKEY_7 = CacheEngine.valkey("7");
  /** Valkey 8 in its newest minor version: ElastiCache Serverless only. */
  public static readonly VALKEY_8 = CacheEngine.valkey("8");
  /** Valkey 9 in its newest minor version: ElastiCache Serverless only. */
  public static readonly VALKEY_9 = CacheEngine.valkey("9");
  /** Memcached 1.6 in its newest patch version: ElastiCache Serverless only. */
  public static readonly MEMCACHED_1_6 = CacheEngine.memcached("1.6");
  /** Memcached 1.6.15: the newest on Memorystore. */
  public static readonly MEMCACHED_1_6_15 = CacheEngine.memcached("1.6.15");
  /** Memcached 1.6.22: the newest on ElastiCache. */
  public static readonly MEMCACHED_1_6_22 = CacheEngine.memcached("1.6.22");

  /**
   * A version of Redis OSS that has no constant here.
   *
   * @param version - as the cloud's API spells it: `7.1`, or `6.x` to follow the newest 6
   */
  public static redis(version: string): CacheEngine {
    return new CacheEngine("redis", version);
  }

  /**
   * A version of Valkey that has no constant here.
   *
   * @param version - as the cloud's API spells it: `8.0`
   */
  public static valkey(version: string): CacheEngine {
    return new CacheEngine("valkey", version);
  }

  /**
   * A version of Memcached that has no constant here.
   *
   * @param version - as the cloud's API spells it: `1.6.22`
   */
  public static memcached(version: string): CacheEngine {
    return new CacheEngine("memcached", version);
  }

  private constructor(
    /** Name of the engine. */
    public readonly name: CacheEngineName,
    /** As the cloud's API spells it: `7.1`, `6.x`. */
    public readonly version: string,
  ) {
    withShape(`CacheEngine.${name}`, CACHE_ENGINE_REDIS_ARGUMENTS, { version });
  }

  /** The major version; `NaN` for a version that does not start with a number. */
  public get majorVersion(): number {
    return Number.parseInt(this.version, 10);
  }

  /**
   * Whether this version is at least `version`, of the form `x.y`; `6.x` and `6` count as the newest 6.
   *
   * @throws CacheValidationError for what is no version, or only Terraform knows
   */
  public isAtLeast(version: string): boolean {
    const subject = `isAtLeast of ${this}`;
    refuse(
      subject,
      findFaults(RULES, withShape(subject, CACHE_ENGINE_IS_AT_LEAST_ARGUMENTS, { version })),
    );
    const [major, minor] = parts(this.version);
    const [wantedMajor, wantedMinor] = parts(version);
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  }

  /** For messages: `redis 7.1`. */
  public toString(): string {
    return `${this.name} ${this.version}`;
  }
}

const RULES = [
  rulesFor<{ readonly version: string }>()({
    id: "engine.version",
    inputs: ({ version }) => ({ version: mustBeKnown(version) }),
    isValid: ({ version }) => /^\d+(\.(\d+|x))*$/.test(version),
    expected: "a version, known at synthesis",
    fix: 'write it as "7.1"',
  }),
];

function parts(version: string): [number, number] {
  const [major, minor = "x"] = version.split(".");
  return [Number(major), minor === "x" ? Number.POSITIVE_INFINITY : Number(minor)];
}

/** Port of Redis and Valkey unless another is chosen. @internal */
export const DEFAULT_PORT = 6379;
