import type { Duration } from "../../../core";
import { presence, type Rule, rulesFor } from "../../../core/validation";
import { SNAPSHOT_PERIODS } from "../snapshot-periods";

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Date.parse takes 31 February for a day in March, and 24:00 for the next one. */
function isOfCalendar(timestamp: string): boolean {
  const time = new Date(timestamp);
  return (
    !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === timestamp.slice(0, 19)
  );
}

/** What these rules read. */
export interface SnapshotSettings {
  readonly snapshotPeriod: Duration;
  readonly snapshotStartTime?: string;
}

const rule = rulesFor<SnapshotSettings>();

/** Rules for the snapshots of a cache. */
export function snapshotRules(prefix: string): Rule<SnapshotSettings>[] {
  return [
    rule({
      id: `${prefix}.snapshot-period`,
      inputs: ({ snapshotPeriod }) => ({ hours: snapshotPeriod.toHours() }),
      isValid: ({ hours }) => hours === 0 || SNAPSHOT_PERIODS.has(hours),
      expected: `hours: 0, ${[...SNAPSHOT_PERIODS.keys()].join(", ")}`,
      fix: "set snapshotPeriod to one of those, such as Duration.hours(24)",
    }),
    rule({
      id: `${prefix}.snapshot-start-time`,
      inputs: ({ snapshotStartTime }) =>
        snapshotStartTime === undefined ? undefined : { snapshotStartTime },
      isValid: ({ snapshotStartTime }) =>
        TIMESTAMP.test(snapshotStartTime) && isOfCalendar(snapshotStartTime),
      expected: "a time in UTC as RFC 3339 writes it",
      fix: "write it as 2026-11-01T02:00:00Z",
    }),
    rule({
      id: `${prefix}.snapshot-start-time-unused`,
      inputs: ({ snapshotStartTime, snapshotPeriod }) =>
        snapshotStartTime === undefined
          ? undefined
          : { snapshotStartTime: presence(snapshotStartTime), snapshotPeriod },
      isValid: ({ snapshotPeriod }) => snapshotPeriod.toHours() > 0,
      expected: "a start time with snapshots on",
      fix: "leave snapshotStartTime out, or give a snapshotPeriod above 0",
    }),
  ];
}
