import { TIME_ZONE_NAMES } from "./time-zone-names";

/**
 * Whether Kubernetes takes a name for a time zone: one of the time zone database, in its own spelling. Node.js
 * takes every spelling, and lists no links such as UTC; a zone that it lists can be younger than our table.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/batch/validation/validation.go, validateTimeZone
 */
export function isTimeZone(name: string): boolean {
  const parts = name.split("/");
  const place = parts.pop() ?? "";
  const area = parts.join("/");
  const places = Object.hasOwn(TIME_ZONE_NAMES, area) ? (TIME_ZONE_NAMES[area] ?? "") : "";
  return (
    (place !== "" && places.split(" ").includes(place)) ||
    Intl.supportedValuesOf("timeZone").includes(name)
  );
}
