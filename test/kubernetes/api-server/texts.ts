import fc from "fast-check";

/** How many of a hundred texts are odd: most objects have to be accepted, or the API server has none to judge. */
const ODD = 1;

const LONG = "a".repeat(64);

/** Texts that are wrong in most places, and right in some. */
const ODD_TEXT = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "a.b",
    "a_b",
    "A",
    "-a",
    "a-",
    "1a",
    "a b",
    "a\n",
    "a/b",
    "a/b/c",
    "/a",
    "é",
    "__proto__",
    LONG,
    "a".repeat(63),
    "a".repeat(253),
    "%{ if",
    "10.0.0.3",
    "127.0.0.1",
    "h:6379",
    "rediss://h",
    "10.0.0.1/24",
    "0.0.0.0/0",
    "0 0 * * 7",
    "TZ=UTC 0 * * * *",
    "europe/berlin",
  ),
  fc.string({ unit: "grapheme", maxLength: 70 }).filter((text) => !text.includes("${")),
);

/** Mostly what is right, now and then what may be wrong. */
export function mostly<Value>(
  right: fc.Arbitrary<Value>,
  odd: fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 100 - ODD, arbitrary: right }, { weight: ODD, arbitrary: odd });
}

function texts(right: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return mostly(right, ODD_TEXT);
}

export const ANY_TEXT = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .filter((text) => !text.includes("${"));

export const NAME = texts(fc.stringMatching(/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/));

export const HOST = texts(
  fc.stringMatching(/^[a-z]{1,10}(-[a-z0-9]{1,8}){0,2}(\.[a-z]{2,8}){1,3}$/),
);

export const KEY = texts(
  fc.stringMatching(/^([a-z]{1,8}\.[a-z]{2,5}\/)?[A-Za-z0-9]([\w.-]{0,20}[A-Za-z0-9])?$/),
);

export const LABEL_VALUE = texts(fc.stringMatching(/^([A-Za-z0-9]([\w.-]{0,20}[A-Za-z0-9])?)?$/));

export const LABELS = fc.dictionary(KEY, LABEL_VALUE, { minKeys: 1, maxKeys: 4 });

export const ANNOTATIONS = fc.dictionary(KEY, ANY_TEXT, { maxKeys: 4 });

export const IMAGE = texts(
  fc.stringMatching(
    /^([a-z]{1,8}\.[a-z]{2,3}(:\d{1,4})?\/)?[a-z]{1,10}(\/[a-z]{1,10}){0,2}(:[\w][\w.-]{0,10})?(@sha256:[0-9a-f]{64})?$/,
  ),
);

/** Names of Secrets, accounts and priorities. */
export const OBJECT_NAME = texts(
  fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?(\.[a-z]{1,10})?$/),
);

/** Names of variables. */
export const VARIABLE = texts(fc.stringMatching(/^[-._A-Za-z][-_A-Za-z0-9]{0,20}$/));

/** Few, since the pauses of each are counted: what a schedule means has tests of its own. */
export const SCHEDULE = texts(
  fc.constantFrom(
    "*/4 * * * *",
    "5/15 * * * *",
    "0 3 * * *",
    "0 8-18 * JAN,feb mon-Fri",
    "0 0 1 */2 *",
    "@hourly",
    "@every 10m",
  ),
);

export const TIME_ZONE = texts(
  fc.constantFrom("UTC", "Etc/UTC", "Europe/Berlin", "Asia/Calcutta", "US/Eastern"),
);

export const NETWORK = texts(
  fc.oneof(
    fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `10.${a}.${b}.0/24`),
    fc.constantFrom("fd00:10::/64", "169.254.20.10/32"),
  ),
);
