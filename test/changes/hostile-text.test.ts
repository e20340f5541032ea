import { formatDifference, formatDifferenceAsMarkdown } from "../../lib/changes/difference-report";
import type { SnapshotDifference } from "../../lib/changes/snapshot-difference";
import { HOSTILE_TEXTS, hasMarkup } from "../support/hostile-texts";

function difference(
  stack: string,
  before: unknown,
  after: unknown,
  path = stack,
): SnapshotDifference {
  return {
    stack,
    basis: "tables",
    risk: "in place",
    caches: [1, 2].map(() => ({ address: stack, name: stack, risk: "in place", changes: 1 })),
    workloads: [{ kind: stack, namespace: stack, name: stack, effect: "restarts" }],
    changes: [
      {
        action: "update",
        address: stack,
        risk: "in place",
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

test.each([
  ["auth_token", "hunter2"],
  ["parameters.requirepass", "hunter2"],
  ["auth_tokens[0]", "hunter2"],
  ["address", "redis://app:hunter2@host"],
  ["command", ["redis-cli", "-a", "hunter2"]],
])("a snapshot that an earlier version wrote shows no secret at %s", (path, before) => {
  const made = difference("shop", before, "new", path);
  expect(formatDifference(made)).toContain(path);
  expect(formatDifference(made)).not.toContain("hunter2");
});
