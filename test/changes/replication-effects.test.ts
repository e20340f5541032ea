import { changeAt, changesOf } from "./resources";

const SERVICES = [
  {
    type: "google_redis_cluster",
    config: "cross_cluster_replication_config",
    role: "cluster_role",
    primary: "primary_cluster",
    secondaries: "secondary_clusters",
  },
  {
    type: "google_memorystore_instance",
    config: "cross_instance_replication_config",
    role: "instance_role",
    primary: "primary_instance",
    secondaries: "secondary_instances",
  },
];

describe.each(SERVICES)("the part of a $type in replication", (names) => {
  const { type, config, role, primary, secondaries } = names;
  const follows = (cache: string) => ({
    [config]: { [role]: "SECONDARY", [primary]: { it: cache } },
  });
  const leads = (...caches: string[]) => ({
    [config]: { [role]: "PRIMARY", [secondaries]: caches.map((it) => ({ it })) },
  });
  const detached = { [config]: { [role]: "NONE" } };
  const judged = (before: object, after: object) => {
    const address = `${type}.it`;
    const [from, to] = [before, after].map((block) => ({ resources: { [address]: block } }));
    return changeAt(changesOf(from as object, to as object), address);
  };

  test.each<[string, object, object, string, string]>([
    ["becomes a secondary: its data goes", {}, follows("a"), "destroys data", "its own is lost"],
    [
      "becomes a secondary again, after it was detached",
      detached,
      follows("a"),
      "destroys data",
      "its own is lost",
    ],
    [
      "becomes the secondary of what followed it",
      leads("a"),
      follows("a"),
      "destroys data",
      "its own is lost",
    ],
    [
      "is detached from its primary",
      follows("a"),
      detached,
      "disruptive",
      "takes writes, without what had not reached it",
    ],
    [
      "takes the place of its primary",
      follows("a"),
      leads("a"),
      "disruptive",
      "takes writes, without what had not reached it",
    ],
    [
      "follows another primary",
      follows("a"),
      follows("b"),
      "disruptive",
      "clients read the data of another primary",
    ],
    ["loses a secondary", leads("a", "b"), leads("a"), "disruptive", "follows the cache no longer"],
    [
      "lets all its secondaries go",
      leads("a"),
      detached,
      "disruptive",
      "follows the cache no longer",
    ],
  ])("%s", (_, before, after, risk, reason) => {
    const found = judged(before, after);
    expect(found.risk).toBe(risk);
    expect(found.reasons).toContain(reason);
  });

  test.each<[string, object, object]>([
    ["gets a secondary", leads("a"), leads("a", "b")],
    ["says that it is a primary", {}, leads("a")],
    ["is what it was, with its arguments removed", leads("a"), {}],
    ["is one that only Terraform knows", follows("a"), { [config]: { [role]: "${var.role}" } }],
  ])("%s, and nothing is lost", (_, before, after) => {
    expect(judged(before, after)).toMatchObject({ risk: "in place", reasons: "" });
  });
});
