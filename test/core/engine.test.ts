import { CacheEngine } from "cdktf-managed-cache";
import { parameterGroupFamily } from "../../lib/aws/shared/parameter-group-family";

describe("CacheEngine", () => {
  test.each([
    [CacheEngine.REDIS_6_2, "redis6.x"],
    [CacheEngine.redis("6.x"), "redis6.x"],
    [CacheEngine.REDIS_7_1, "redis7"],
    [CacheEngine.VALKEY_7_2, "valkey7"],
    [CacheEngine.VALKEY_8_2, "valkey8"],
    [CacheEngine.valkey("9.0"), "valkey9"],
    [CacheEngine.memcached("1.4.34"), "memcached1.4"],
    [CacheEngine.memcached("1.5.16"), "memcached1.5"],
    [CacheEngine.MEMCACHED_1_6_22, "memcached1.6"],
  ])("%s is of the family %s", (engine, family) => {
    expect(parameterGroupFamily(engine)).toBe(family);
  });

  test.each([CacheEngine.redis("4.0"), CacheEngine.memcached("1.60.1")])(
    "%s is of no family that AWS offers",
    (engine) => {
      expect(parameterGroupFamily(engine)).toBeUndefined();
    },
  );

  test.each([
    ["7.1", "7.0", true],
    ["7.0", "7.0", true],
    ["6.2", "7.0", false],
    ["6.x", "6.2", true],
    ["6.0", "6.2", false],
    ["10.0", "9.1", true],
  ])("%s is at least %s: %s", (version, wanted, expected) => {
    expect(CacheEngine.redis(version).isAtLeast(wanted)).toBe(expected);
  });
});
