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
  ])("%s is of the family %s", (engine, family) => {
    expect(parameterGroupFamily(engine)).toBe(family);
  });

  test("redis 4.0 is of no family that AWS still offers", () => {
    expect(parameterGroupFamily(CacheEngine.redis("4.0"))).toBeUndefined();
  });

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
