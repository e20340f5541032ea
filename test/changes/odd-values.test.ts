import { compareSnapshots, formatDifference, formatDifferenceAsMarkdown } from "../../lib/changes";
import { RESOURCE_DESCRIPTORS } from "../../lib/terraform/cache-resources";
import { SNAPSHOT_FORM, type StackSnapshot } from "../../lib/terraform/snapshot";

const ODD = [null, 0, true, "", "text", "${var.a}", [], [null], [[]], {}, { a: null }];

const BODY = {
  lifecycle: { ignore_changes: ["a"], prevent_destroy: true },
  depends_on: ["a.b"],
  provider: "aws.other",
  dynamic: { parameter: { for_each: [] } },
  parameter: [{ name: "a", value: "b" }],
};

function snapshot(type: string, argument: string, value: unknown): StackSnapshot {
  return {
    snapshot: SNAPSHOT_FORM,
    stack: "shop",
    configuration: { resource: { [type]: { a: { ...BODY, [argument]: value } } } },
  };
}

/** The arguments of a type that a rule asks for, and those of every resource. */
function argumentsOf(type: string): string[] {
  const { replacedBy = [], disruptedBy = {} } = RESOURCE_DESCRIPTORS[type] ?? {};
  const replacing = replacedBy.map((rule) => (typeof rule === "string" ? rule : rule.argument));
  const judged = [...replacing, ...Object.keys(disruptedBy)].map((path) => path.split(".")[0]);
  return [...new Set([...(judged as string[]), ...Object.keys(BODY)])];
}

test.each(Object.keys(RESOURCE_DESCRIPTORS))(
  "an argument of %s that has an odd value is compared with a plain one",
  (type) => {
    for (const argument of argumentsOf(type)) {
      for (const odd of ODD) {
        for (const [before, after] of [
          [odd, "plain"],
          ["plain", odd],
        ]) {
          const difference = compareSnapshots(
            snapshot(type, argument, before),
            snapshot(type, argument, after),
          );
          expect(formatDifference(difference)).toContain(`${type}.a`);
          expect(formatDifferenceAsMarkdown(difference)).toContain(`${type}.a`);
        }
      }
    }
  },
);
