import { changeAt, changesOf, type Stack } from "./resources";

const CACHE = "aws_elasticache_replication_group.cache";
const PROTECTED = { node_type: "cache.r7g.large", lifecycle: { prevent_destroy: true } };

const provider = (name: string, ...blocks: object[]) => ({ provider: { [name]: blocks } });
const AWS = provider(
  "aws",
  { region: "eu-west-1" },
  { alias: "same", region: "eu-west-1", default_tags: [{ tags: { a: "b" } }] },
  { alias: "other", region: "us-east-1" },
  {
    alias: "role",
    region: "eu-west-1",
    assume_role: [{ role_arn: "arn:aws:iam::222222222222:role/a" }],
  },
  {
    alias: "again",
    region: "eu-west-1",
    assume_role: [{ role_arn: "arn:aws:iam::222222222222:role/b" }],
  },
);

function moved(before: object, after: object, rest: Stack["rest"] = AWS, restAfter = rest) {
  return changeAt(
    changesOf(
      { resources: { [CACHE]: before }, rest },
      { resources: { [CACHE]: after }, rest: restAfter },
    ),
    CACHE,
  );
}

describe("another provider for a cache of AWS", () => {
  test.each([
    ["an alias of another region", { provider: "aws.other" }, "another region"],
    ["an alias of another account", { provider: "aws.role" }, "another assume_role.role_arn"],
  ])("%s: the full cache is left behind", (_, change, reason) => {
    const { action, risk, reasons } = moved(PROTECTED, { ...PROTECTED, ...change });
    expect({ action, risk }).toEqual({ action: "replace", risk: "destroys data" });
    expect(reasons).toContain(reason);
    expect(reasons).toContain("no deletion protection is asked");
    expect(reasons).not.toContain("Terraform refuses that plan");
  });

  test.each([
    ["an alias of the same region", {}, { provider: "aws.same" }],
    ["another role of the same account", { provider: "aws.role" }, { provider: "aws.again" }],
    [
      "another region where the cache names its own",
      { region: "eu-west-1" },
      { region: "eu-west-1", provider: "aws.other" },
    ],
    [
      "a region of its own that the provider had",
      {},
      { region: "eu-west-1", provider: "aws.same" },
    ],
  ])("%s is in place", (_, before, after) => {
    const { risk } = moved({ ...PROTECTED, ...before }, { ...PROTECTED, ...after });
    expect(["in place", undefined]).toContain(risk);
  });

  test("a region that a variable gives, of another default", () => {
    const rest = (region: string) => ({
      ...provider("aws", { region: "${var.region}" }),
      variable: { region: { default: region } },
    });
    const change = moved(PROTECTED, PROTECTED, rest("eu-west-1"), rest("us-east-1"));
    expect(change).toMatchObject({ action: "replace", risk: "destroys data" });
  });

  test("spreads to what reads the address of the cache", () => {
    const user = {
      "aws_elasticache_user_group_association.it": { user_group_id: `\${${CACHE}.arn}` },
    };
    const found = changesOf(
      { resources: { [CACHE]: {}, ...user }, rest: AWS },
      { resources: { [CACHE]: { provider: "aws.other" }, ...user }, rest: AWS },
    );
    expect(changeAt(found, "aws_elasticache_user_group_association.it").action).toBe("replace");
  });

  test.each([
    ["aws.same", undefined],
    ["aws.other", "replace"],
  ])("for a data source too: a key that it reads by %s", (alias, action) => {
    const key = (block: object) => ({ data: { aws_kms_alias: { it: block } }, ...AWS });
    const cache = { kms_key_id: "${data.aws_kms_alias.it.arn}" };
    const change = moved(cache, cache, key({}), key({ provider: alias }));
    expect(change.action).toBe(action);
  });

  test("an unknown type in another region is not called harmless", () => {
    const found = changesOf(
      { resources: { "aws_s3_bucket.it": {} }, rest: AWS },
      { resources: { "aws_s3_bucket.it": { provider: "aws.other" } }, rest: AWS },
    );
    expect(changeAt(found, "aws_s3_bucket.it")).toMatchObject({ risk: "disruptive" });
  });
});

test("an object in another cluster of Kubernetes stays where it was", () => {
  const rest = provider("kubernetes", { config_context: "a" }, { alias: "b", config_context: "b" });
  const address = "kubernetes_namespace_v1.it";
  const found = changesOf(
    { resources: { [address]: {} }, rest },
    { resources: { [address]: { provider: "kubernetes.b" } }, rest },
  );
  expect(changeAt(found, address)).toMatchObject({ action: "replace", risk: "disruptive" });
});

describe("resources of Google follow their provider", () => {
  const rest = (project: string, region: string) => provider("google", { project, region });
  const change = (type: string, block: object, after: [string, string]) =>
    changeAt(
      changesOf(
        { resources: { [`${type}.it`]: block }, rest: rest("a", "europe-west1") },
        { resources: { [`${type}.it`]: block }, rest: rest(...after) },
      ),
      `${type}.it`,
    ).action;

  test.each<[string, string, object, [string, string], string | undefined]>([
    ["to another project", "google_redis_instance", {}, ["b", "europe-west1"], "replace"],
    [
      "not with a project of their own",
      "google_redis_instance",
      { project: "a" },
      ["b", "europe-west1"],
      undefined,
    ],
    [
      "to another region, a Redis cluster",
      "google_redis_cluster",
      {},
      ["a", "us-east1"],
      "replace",
    ],
    [
      "not to another region, an instance",
      "google_redis_instance",
      {},
      ["a", "us-east1"],
      undefined,
    ],
  ])("%s", (_, type, block, after, action) => {
    expect(change(type, block, after)).toBe(action);
  });

  test("and the same project, written out, is none other", () => {
    const found = changesOf(
      { resources: { "google_redis_instance.it": {} }, rest: rest("a", "r") },
      { resources: { "google_redis_instance.it": { project: "a" } }, rest: rest("a", "r") },
    );
    expect(changeAt(found, "google_redis_instance.it")).toMatchObject({ risk: "in place" });
  });
});
