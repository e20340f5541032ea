import { isTimeZone } from "../../lib/core/time-zone";
import { TIME_ZONE_NAMES } from "../../lib/core/time-zone-names";

const NAMES = Object.entries(TIME_ZONE_NAMES).flatMap(([area, places]) =>
  places.split(" ").map((place) => (area === "" ? place : `${area}/${place}`)),
);

/** What Go's LoadLocation refuses, or the API server before it. */
const REFUSED = [
  "",
  "Local",
  "local",
  "europe/berlin",
  "EUROPE/BERLIN",
  "utc",
  "etc/UTC",
  "Europe",
  "Europe/",
  "/Berlin",
  "Europe/Berlin ",
  "Berlin",
  "Mars/Olympus",
  "+01:00",
  "UTC+1",
  "CEST",
  "Factory",
  "constructor",
  "../Europe/Berlin",
];

const ACCEPTED = [
  "UTC",
  "Etc/UTC",
  "GMT",
  "Etc/GMT+5",
  "CET",
  "EST5EDT",
  "Europe/Berlin",
  "Europe/Kyiv",
  "Europe/Kiev",
  "Asia/Kolkata",
  "Asia/Calcutta",
  "US/Eastern",
  "GB-Eire",
  "America/Argentina/Buenos_Aires",
  "America/Port-au-Prince",
];

test.each(REFUSED)("%j is no time zone", (name) => {
  expect(isTimeZone(name)).toBe(false);
});

test.each(ACCEPTED)("%s is a time zone", (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test("so is every name that Node.js lists, and Node.js knows every name of ours", () => {
  expect(Intl.supportedValuesOf("timeZone").filter((name) => !isTimeZone(name))).toEqual([]);
  expect(NAMES.length).toBeGreaterThan(590);
  for (const timeZone of NAMES) {
    expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
  }
});
