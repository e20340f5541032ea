interface Field {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
];

const NICKNAMES: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

/**
 * A schedule in five fields of stars and plain numbers, in which every parser reads the same; `undefined` for
 * one that Kubernetes refuses, and for `@every`.
 *
 * Source: https://github.com/robfig/cron/blob/v3.0.1/parser.go, which the API server uses
 */
export function cronLine(schedule: string): string | undefined {
  const line = Object.hasOwn(NICKNAMES, schedule) ? NICKNAMES[schedule] : schedule;
  const texts = (line ?? "").trim().split(/\s+/);
  const fields = FIELDS.map((field, index) => plainField(texts[index] ?? "", field));
  return texts.length !== FIELDS.length || fields.includes("") ? undefined : fields.join(" ");
}

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** The seconds of `@every 1h30m`, whole ones; `undefined` for every other schedule. */
export function everySeconds(schedule: string): number | undefined {
  const [, duration = ""] = /^@every ((\d+[hms])+)$/.exec(schedule) ?? [];
  const parts = duration.match(/\d+[hms]/g) ?? [];
  const seconds = parts.reduce(
    (sum, part) => sum + Number.parseInt(part, 10) * (SECONDS[part.slice(-1)] ?? 0),
    0,
  );
  return seconds > 0 ? seconds : undefined;
}

/** A star, or the numbers of a field in order; empty if one of its parts is wrong. */
function plainField(text: string, field: Field): string {
  const parts = text.split(",").filter((part) => part !== "");
  const numbers = parts.map((part) => rangeOf(part, field));
  if (numbers.some((list) => list.length === 0)) {
    return "";
  }
  // Of two fields of days without a star, one is enough: every day is then not the same as a star.
  return parts.some((part) => /^[*?][^/]*(\/0*1)?$/.test(part))
    ? "*"
    : [...new Set(numbers.flat())].sort((a, b) => a - b).join(",");
}

/** The numbers of a part such as `*`, `5`, `1-5`, `1-20/2` or `5/15`; none if it is wrong. */
function rangeOf(part: string, field: Field): number[] {
  const [range = "", step = "1", ...moreSteps] = part.split("/");
  const [first = "", last, ...moreEnds] = range.split("-");
  const isStar = first === "*" || first === "?";
  const from = isStar ? field.min : numberOf(first, field);
  const to = isStar
    ? field.max
    : last === undefined
      ? part.includes("/")
        ? field.max
        : from
      : numberOf(last, field);
  const by = /^\d+$/.test(step) ? Number(step) : 0;
  if (
    moreSteps.length > 0 ||
    (!isStar && moreEnds.length > 0) ||
    !(from >= field.min && to <= field.max && from <= to && by > 0)
  ) {
    return [];
  }
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function numberOf(text: string, { min, names = [] }: Field): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) {
    return min + index;
  }
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
