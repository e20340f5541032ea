import { formatDifference, formatDifferenceAsMarkdown } from "../../lib/changes/difference-report";
import { FORMATS } from "../../lib/changes/formats";
import type { SnapshotDifference } from "../../lib/changes/snapshot-difference";
import { HOSTILE_TEXTS, hasMarkup } from "../support/hostile-texts";

function difference(
  stack: string,
  before: unknown,
  after: unknown,
  path = stack,
): SnapshotDifference {
  const workload = { kind: stack, namespace: stack, name: stack, effect: "restarts" } as const;
  return {
    stack,
    basis: "tables",
    risk: "disruptive",
    caches: [1, 2].map(() => ({ address: stack, name: stack, risk: "in place", changes: 1 })),
    workloads: [workload],
    changes: [
      {
        action: "update",
        address: stack,
        risk: "disruptive",
        workload,
        reasons: [stack],
        caches: [stack],
        differences: [{ path, before, after }],
      },
    ],
  };
}

test.each(HOSTILE_TEXTS)("the Markdown report takes %j for text", (hostile) => {
  const report = formatDifferenceAsMarkdown(difference(hostile, hostile, hostile));
  const plain = formatDifferenceAsMarkdown(difference("plain text", "plain text", "plain text"));
  expect(hasMarkup(report)).toEqual([]);
  const shape = (text: string) =>
    text.split("\n").map((line) => line.replace(/\\[\s\S]/g, "").split("|").length);
  expect(shape(report)).toEqual(shape(plain));
});

/** What a terminal, or GitHub's runner, would take for a command. */
const COMMANDS = [
  "::error::broken",
  "  ::add-mask::x",
  "one\n::set-env name=PATH::x",
  "one\r::stop-commands::x",
  "one\u2028::error::x\u0085::error::y",
  "##[error]broken",
  "a ##[add-path]x",
  "%0A::error::x%0D",
  "title,file=a:b::c",
  "\u001b[2J\u001b]0;title\u0007",
  "\u202etxet\u2066",
];

const PLAIN = difference("plain text", "plain text", "plain text");

/** A text of which a runner or a terminal takes no part for a command. */
function expectPlain(text: string): void {
  for (const line of text.split(/[\n\r\u0085\u2028\u2029]/)) {
    expect(line).not.toMatch(/##\[/);
    expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  }
}

describe.each([...HOSTILE_TEXTS, ...COMMANDS])("%j is text", (hostile) => {
  const made = difference(hostile, hostile, hostile);

  test("at a terminal", () => {
    const report = formatDifference(made);
    expectPlain(report);
    expect(report.split("\n").filter((line) => line.trim().startsWith("::"))).toEqual([]);
    expect(report.split("\n")).toHaveLength(formatDifference(PLAIN).split("\n").length);
  });

  test("in GitHub's annotations", () => {
    const report = FORMATS.github(made);
    expectPlain(report);
    expect(report.split("\n")).toEqual([
      expect.stringMatching(/^::warning title=[^:,]*::(?!::)[^\n]*$/),
      expect.stringMatching(/^::notice title=cdktf-cache-diff::(?!::)[^\n]*$/),
      "",
    ]);
    expect(report).not.toMatch(/%(?!25|3A|2C)/);
  });

  test("in JSON, as it was written", () => {
    const { stack, changes, workloads } = JSON.parse(FORMATS.json(made));
    expect({ stack, workloads }).toEqual({ stack: hostile, workloads: made.workloads });
    expect(changes[0]).toMatchObject({ address: hostile, reasons: [hostile] });
  });

  test("in SARIF, which has no link of it", () => {
    const [{ results }] = JSON.parse(FORMATS.sarif(made, "cdk.tf.json")).runs;
    expect(results).toHaveLength(1);
    expect(results[0].message.text).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
  });
});

test.each([
  ["auth_token", "hunter2"],
  ["parameters.requirepass", "hunter2"],
  ["auth_tokens[0]", "hunter2"],
  ["address", "redis://app:hunter2@host"],
  ["command", ["redis-cli", "-a", "hunter2"]],
])("a snapshot that an earlier version wrote shows no secret at %s", (path, before) => {
  const made = difference("shop", before, "new", path);
  expect(formatDifference(made)).toContain(path);
  for (const format of Object.values(FORMATS)) {
    expect(format(made, "cdk.tf.json")).not.toContain("hunter2");
  }
});
