import { REDIS_ALERTS, REDIS_PANELS, REDIS_ROWS, redisDashboard } from "cdktf-managed-cache/alerts";
import { sdkDashboard } from "./sdk-dashboard";

test("is what Grafana's own library makes of the panels", () => {
  expect(JSON.parse(redisDashboard())).toEqual(JSON.parse(JSON.stringify(sdkDashboard())));
});

test("Terraform finds no expression of its own in it", () => {
  expect(redisDashboard()).not.toMatch(/[$%]\{/);
});

test("every panel is there once, with a number of its own", () => {
  const shown = REDIS_ROWS.flatMap(({ panels }) => panels);
  expect([...shown].sort()).toEqual(Object.keys(REDIS_PANELS).sort());
  const ids = Object.values(REDIS_PANELS).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("numbers of panels stay as they are: links lead to them", () => {
  const ids = Object.entries(REDIS_ALERTS).map(([name, { panel }]) => [
    name,
    REDIS_PANELS[panel].id,
  ]);
  expect(Object.fromEntries(ids)).toEqual({
    Down: 2,
    ConnectionsHigh: 13,
    ConnectionsRejected: 14,
    AuthFailures: 15,
    HitRateLow: 7,
    LatencyHigh: 4,
    SlowCommands: 5,
    HotShard: 17,
    EngineCpuHigh: 6,
    Evicting: 11,
    MemoryHigh: 9,
    MemoryHighNoEviction: 9,
    OutOfMemoryErrors: 15,
    KeysWithoutTtl: 12,
    StoreEvicting: 11,
    StoreMemoryHigh: 9,
    ReplicationBroken: 16,
    ReplicationLag: 16,
    ReplicaMissing: 16,
    NoPrimary: 2,
    WarmerLate: 19,
    WarmerNeverSucceeded: 19,
    Unmeasured: 2,
    WarmerFailed: 19,
  });
});
