import { compareSnapshots } from "../../lib/changes/compare-snapshots";
import { RESOURCE_DESCRIPTORS } from "../../lib/terraform/cache-resources";
import { SNAPSHOT_FORM, type StackSnapshot } from "../../lib/terraform/snapshot";
import GOOGLE from "./provider-schemas/google.json";
import KUBERNETES from "./provider-schemas/kubernetes.json";

/**
 * What the schema of a provider says of the arguments of a type: which force replacement. Read from the source of
 * the provider that the file names, since neither provider can make a plan here. A block forces it when it comes
 * or goes. Arguments in a template of pods are listed only where they force replacement.
 */
interface Schema {
  readonly forced: readonly string[];
  readonly forcedBlocks: readonly string[];
  readonly inPlace: readonly string[];
}

/** Types that these versions of the providers do not have, or whose arguments depend on the object. */
const WITHOUT_SCHEMA = ["google_project_service_identity", "kubernetes_manifest"];

/** Arguments that a provider forces replacement for on a condition of its own: what to change them to. */
const CONDITIONS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  "google_redis_instance.redis_version": ["REDIS_7_0", "REDIS_7_2"],
};

function nested(path: string, value: unknown): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  return { [name]: rest.length === 0 ? value : nested(rest.join("."), value) };
}

function isReplaced(type: string, before: object, after: object): boolean {
  const snapshot = (block: object): StackSnapshot => ({
    snapshot: SNAPSHOT_FORM,
    stack: "test",
    configuration: { resource: { [type]: { it: block } } },
  });
  const { changes } = compareSnapshots(snapshot(before), snapshot(after));
  return changes.some(({ action }) => action === "replace");
}

describe.each([GOOGLE, KUBERNETES])(
  "the descriptors of $provider $version",
  ({ provider, types }) => {
    const schemas = Object.entries(types as Record<string, Schema>);

    test("are held to the schema of every type", () => {
      const prefix = `${provider.split("/")[1]}_`;
      const described = Object.keys(RESOURCE_DESCRIPTORS).filter((type) => type.startsWith(prefix));
      expect([...Object.keys(types), ...WITHOUT_SCHEMA]).toEqual(expect.arrayContaining(described));
    });

    test.each(schemas)("%s is replaced for exactly what forces it", (type, schema) => {
      const replaced = (path: string) => {
        const [before, after] = CONDITIONS[`${type}.${path}`] ?? ["a", "b"];
        return isReplaced(type, nested(path, before), nested(path, after));
      };
      expect(schema.forced.filter((path) => !replaced(path))).toEqual([]);
      expect(schema.inPlace.filter(replaced)).toEqual([]);
    });

    test.each(schemas)("%s is replaced when a block that forces it comes", (type, schema) => {
      const comes = (path: string) => isReplaced(type, {}, nested(path, { a: "a" }));
      expect(schema.forcedBlocks.filter((path) => !comes(path))).toEqual([]);
    });
  },
);
