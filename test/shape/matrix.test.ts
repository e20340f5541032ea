import { CacheValidationError } from "cdktf-managed-cache";
import { Construct } from "constructs";
import type { Shape } from "../../lib/core/shape";
import { placesOf, required } from "./paths";
import { SHAPES, SUBJECTS, type Subject, World } from "./subjects";
import { candidates, isRight, tokens } from "./values";

/*
 * Every public constructor and function, with every candidate at every place of its props. The shapes are made
 * from the types, so that a new prop is in the matrix at once.
 */

type Outcome = "accepted" | "refused for its shape" | "refused by a rule" | "thrown otherwise";

interface Result {
  readonly outcome: Outcome;
  readonly detail: string;
}

function outcomeOf({ make }: Subject, props: object, world: World): Result {
  try {
    make(world.scope(), props as never, world);
    return { outcome: "accepted", detail: "" };
  } catch (error) {
    if (!(error instanceof CacheValidationError)) {
      return { outcome: "thrown otherwise", detail: String((error as Error).stack).slice(0, 400) };
    }
    const detail = error.faults.map(({ id, found }) => `${id}: ${found}`).join("\n");
    const isShape = error.faults.some(({ id }) => id.startsWith("props."));
    return { outcome: isShape ? "refused for its shape" : "refused by a rule", detail };
  }
}

const totals: Record<Outcome, number> = {
  accepted: 0,
  "refused for its shape": 0,
  "refused by a rule": 0,
  "thrown otherwise": 0,
};

afterAll(() => {
  const parts = Object.entries(totals).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`${Object.keys(SUBJECTS).length} subjects: ${parts.join(", ")}`);
});

test.each(Object.keys(SUBJECTS))("%s", (name) => {
  const subject = SUBJECTS[name] as Subject;
  const wrong: string[] = [];
  // What is inside the props of a pattern is in the rows of its two parts.
  const places = placesOf(subject.shape).filter(
    ({ path }) => !name.includes("FOR_KUBERNETES") || path.split(".").length <= 2,
  );
  for (const { path, property, around } of places) {
    const world = new World();
    const given = { ...required(subject.shape, world), ...subject.minimal };
    for (const [candidate, kinds] of Object.entries(candidates(world.stack))) {
      const { value } = kinds;
      const isNothing = value === undefined || (value === null && property.shape.kind !== "json");
      const isExpected = isNothing
        ? property.isOptional
        : isRight(property.shape, candidate, kinds);
      const result = outcomeOf(subject, { ...given, ...around(value, world) }, world);
      totals[result.outcome] += 1;
      const isAsExpected = isExpected
        ? ["accepted", "refused by a rule"].includes(result.outcome)
        : result.outcome === "refused for its shape" && result.detail.includes(path);
      if (!isAsExpected) {
        wrong.push(`${path} as ${candidate}: ${result.outcome} ${result.detail}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

const READS_TOKENS = ["text", "any-text", "number", "list"];

test.each(Object.keys(SUBJECTS).filter((name) => !name.includes("FOR_KUBERNETES")))(
  "%s: a token that is accepted reaches Terraform as an expression",
  (name) => {
    const subject = SUBJECTS[name] as Subject;
    const world = new World();
    for (const { property, around } of placesOf(subject.shape)) {
      if (READS_TOKENS.includes(property.shape.kind)) {
        const given = { ...required(subject.shape, world), ...subject.minimal };
        const scope = new Construct(world.stack, `variables-${world.stack.node.children.length}`);
        for (const [, { value }] of Object.entries(tokens(scope))) {
          outcomeOf(subject, { ...given, ...around(value, world) }, world);
        }
      }
    }
    const synthesized = JSON.stringify(world.stack.toTerraform());
    expect(synthesized.match(/.{0,80}TfToken\[.{0,20}/g)).toBeNull();
  },
);

test("everything public is here: what is no part of anything else", () => {
  const parts = new Set(Object.values(SHAPES).flatMap(partsOf));
  const inherited = new Set(Object.values(SHAPES).flatMap(inheritedBy));
  const roots = Object.keys(SHAPES).filter((name) => {
    const shape = SHAPES[name] as Shape;
    return !parts.has(shape) && !inherited.has(shape);
  });
  const patterns = ["ELASTICACHE_REPLICATION_GROUP_PROPS", "MEMORYSTORE_REDIS_PROPS"];
  expect(Object.keys(SUBJECTS).sort()).toEqual(expect.arrayContaining([...roots, ...patterns]));
});

/** The shapes inside a shape. */
function partsOf(shape: Shape): Shape[] {
  switch (shape.kind) {
    case "list":
    case "map":
      return [shape.of, ...partsOf(shape.of)];
    case "either":
      return shape.of.flatMap((one) => [one, ...partsOf(one)]);
    case "variants":
      return Object.values(shape.of).flatMap((one) => [one, ...partsOf(one)]);
    case "object":
      return Object.values(shape.properties).flatMap((one) => [one.shape, ...partsOf(one.shape)]);
    default:
      return [];
  }
}

/** The interfaces that an object takes its properties from. */
function inheritedBy(shape: Shape): Shape[] {
  if (shape.kind !== "object") {
    return [];
  }
  const own = new Set(Object.values(shape.properties));
  return Object.values(SHAPES).filter(
    (other) =>
      other !== shape &&
      other.kind === "object" &&
      Object.values(other.properties).every((property) => own.has(property)),
  );
}
