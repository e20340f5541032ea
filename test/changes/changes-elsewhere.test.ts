import { TerraformVariable } from "cdktf";
import { Duration } from "cdktf-managed-cache";
import { TokenUpdateStrategy } from "cdktf-managed-cache/aws";
import { difference, stack } from "../testing/stack";
import { changeAt, changesOf, type Stack } from "./resources";

const GROUP = "aws_elasticache_replication_group";
const CACHE = `${GROUP}.cache`;

/** What happens to a cache that reads something which changes. */
function cacheWith(cache: object, before: Stack["rest"], after: Stack["rest"]) {
  const found = changesOf(
    { resources: { [CACHE]: cache }, rest: before },
    { resources: { [CACHE]: cache }, rest: after },
  );
  return changeAt(found, CACHE);
}

describe("a variable that changes reaches what reads it", () => {
  const variable = (value: unknown) => ({ variable: { it: { default: value, type: "string" } } });
  test.each<[string, object, unknown, unknown, string, string]>([
    ["more replicas", { num_cache_clusters: "${var.it}" }, 2, 3, "in place", "from var.it"],
    ["fewer replicas", { num_cache_clusters: "${var.it}" }, 3, 2, "disruptive", "fewer nodes"],
    ["another port", { port: "${var.it}" }, 6379, 6380, "destroys data", "port forces replacement"],
    ["too many replicas", { num_cache_clusters: "${var.it}" }, 3, 7, "refused", "1 to 6 nodes"],
    [
      "smaller nodes",
      { node_type: "${var.it}" },
      "cache.r7g.xlarge",
      "cache.r7g.large",
      "evicts data",
      "data may take 13.1 GiB, before 26.3 GiB",
    ],
    [
      "a part of a name",
      { replication_group_id: "${var.it}-cache" },
      "a",
      "b",
      "destroys data",
      "replication_group_id forces replacement, and comes from var.it, which changes",
    ],
    [
      "a token, with SET",
      { auth_token: "${var.it}", auth_token_update_strategy: "SET" },
      "<secret>",
      "other",
      "refused",
      "takes SET only for the token of the last ROTATE",
    ],
  ])("%s", (_, cache, before, after, risk, reason) => {
    const change = cacheWith(cache, variable(before), variable(after));
    expect(change).toMatchObject({ risk, reasons: expect.stringContaining(reason) });
  });

  test("but not one whose description changes", () => {
    const described = (description: string) => ({ variable: { it: { default: 2, description } } });
    const cache = { num_cache_clusters: "${var.it}", port: "${var.it}" };
    expect(cacheWith(cache, described("a"), described("b"))).toMatchObject({ action: undefined });
  });

  test("through local values, on both sides", () => {
    const rest = (nodes: number) => ({
      variable: { nodes: { default: nodes } },
      locals: { nodes: "${var.nodes}", all: "${local.nodes}" },
    });
    expect(cacheWith({ num_cache_clusters: "${local.all}" }, rest(3), rest(2))).toMatchObject({
      risk: "disruptive",
      reasons: expect.stringContaining("fewer nodes"),
    });
  });

  test("in a block that holds lists", () => {
    const cache = { log_delivery_configuration: [{ destination: "${local.group}" }] };
    const rest = (group: string) => ({ locals: { group } });
    expect(cacheWith(cache, rest("a"), rest("b"))).toMatchObject({ risk: "refused" });
  });
});

describe("a data source that changes reaches what reads it", () => {
  const secret = (id: string) => ({
    data: { aws_secretsmanager_secret_version: { it: { secret_id: id } } },
  });
  const VALUE = "${data.aws_secretsmanager_secret_version.it.secret_string}";

  test.each([
    ["SET", "refused", "every client with the old token is locked out"],
    ["ROTATE", "disruptive", "keeps the two newest tokens"],
  ])("secret a to secret b with %s", (auth_token_update_strategy, risk, reason) => {
    const cache = { auth_token: VALUE, auth_token_update_strategy };
    const change = cacheWith(cache, secret("a"), secret("b"));
    expect(change).toMatchObject({ risk, reasons: expect.stringContaining(reason) });
  });

  test("secret a to secret b, in the construct", () => {
    const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`;
    const cache = (name: string) =>
      stack({ authentication: { kind: "secret-token", secretArn: arn(name) } });
    const found = difference(cache("a"), cache("b"));
    expect(found.risk).toBe("refused");
  });

  test("one variable to another one, in the construct", () => {
    const cache = (name: string) => stack({}, () => {}) && withVariable(name);
    const withVariable = (name: string) => {
      const made = stack();
      const variable = new TerraformVariable(made, name, { type: "string", sensitive: true });
      return stack({ authentication: { kind: "variable-token", variable } });
    };
    expect(difference(cache("a"), cache("b")).risk).toBe("refused");
  });
});

describe("a resource that changes beneath a data source", () => {
  const rest = {
    data: { aws_a_value: { it: { key: "${aws_secretsmanager_secret.it.id}", days: 5 } } },
  };
  const found = (cache: object, secret: [object, object]) =>
    changesOf(
      { resources: { [CACHE]: cache, "aws_secretsmanager_secret.it": secret[0] }, rest },
      { resources: { [CACHE]: cache, "aws_secretsmanager_secret.it": secret[1] }, rest },
    );

  test("makes the plan read it anew, which is said of what reads it", () => {
    const { action, risk, reasons } = changeAt(
      found({ auth_token: "${data.aws_a_value.it.value}" }, [
        { description: "a" },
        { description: "b" },
      ]),
      CACHE,
    );
    expect({ action, risk }).toEqual({ action: "update", risk: "in place" });
    expect(reasons).toBe(
      "auth_token comes from data.aws_a_value.it, which the plan reads anew because aws_secretsmanager_secret.it changes",
    );
  });

  test("replaces what cannot take another value", () => {
    const change = changeAt(
      found({ kms_key_id: "${data.aws_a_value.it.value}" }, [
        { description: "a" },
        { description: "b" },
      ]),
      CACHE,
    );
    expect(change).toMatchObject({ action: "replace", risk: "destroys data" });
  });

  test("changes nothing that the data source was told itself", () => {
    const change = changeAt(
      found({ kms_key_id: "${data.aws_a_value.it.days}" }, [
        { description: "a" },
        { description: "b" },
      ]),
      CACHE,
    );
    expect(change.action).toBeUndefined();
  });

  test("changes nothing where it stays", () => {
    const same = { description: "a" };
    expect(
      changeAt(found({ kms_key_id: "${data.aws_a_value.it.value}" }, [same, same]), CACHE),
    ).toMatchObject({
      action: undefined,
    });
  });

  test("counts when the data source waits for it alone", () => {
    const waiting = { data: { aws_a_value: { it: { depends_on: ["aws_kms_key.it"] } } } };
    const resources = (description: string) => ({
      [CACHE]: { auth_token: "${data.aws_a_value.it.value}" },
      "aws_kms_key.it": { description },
    });
    const change = changeAt(
      changesOf(
        { resources: resources("a"), rest: waiting },
        { resources: resources("b"), rest: waiting },
      ),
      CACHE,
    );
    expect(change.reasons).toContain("because aws_kms_key.it changes");
  });

  test("is the secret of the construct, when its recovery window alone changes", () => {
    const { changes, risk } = difference(
      stack(),
      stack({ secretRecoveryWindow: Duration.days(7) }),
    );
    expect(risk).toBe("in place");
    const group = changes.find(({ address }) => address.startsWith(GROUP));
    expect(group).toMatchObject({
      action: "update",
      reasons: [
        expect.stringMatching(/^auth_token comes from data\..* reads anew because aws_secretsm/),
      ],
    });
    // The token in the cluster is write-only: only another revision of it is sent.
    expect(changes.filter(({ address }) => address.startsWith("kubernetes_"))).toEqual([]);
  });
});

describe("references in a circle, which Terraform refuses, end", () => {
  test.each([
    ["data sources", { data: { a: { b: { x: "${data.a.c.y}" }, c: { y: "${data.a.b.x}" } } } }],
    ["local values", { locals: { b: "${local.c}", c: "${local.b}" } }],
  ])("of %s", (_, rest) => {
    const cache = { kms_key_id: "${data.a.b.z}", num_cache_clusters: "${local.b}" };
    expect(cacheWith(cache, rest, rest).action).toBeUndefined();
  });

  test("of resources", () => {
    const resources = (description: string) => ({
      "aws_kms_key.a": { description, key_usage: "${aws_kms_key.b.key_id}" },
      "aws_kms_key.b": { key_usage: "${aws_kms_key.a.key_id}" },
    });
    const found = changesOf({ resources: resources("a") }, { resources: resources("b") });
    expect(found.changes).toMatchObject([{ address: "aws_kms_key.a", action: "update" }]);
  });
});

test("a new label with ROTATE passes, and with SET it is refused", () => {
  const rotation = (label: string, strategy: TokenUpdateStrategy) =>
    stack({ authentication: { kind: "generated-token", rotation: { label, strategy } } });
  const { ROTATE, SET } = TokenUpdateStrategy;
  expect(difference(stack(), rotation("2026-11", ROTATE)).risk).toBe("in place");
  expect(difference(rotation("2026-11", ROTATE), rotation("2026-11", SET)).risk).toBe("disruptive");
  expect(difference(stack(), rotation("2026-11", SET)).risk).toBe("refused");
  expect(difference(rotation("2026-11", ROTATE), rotation("2026-12", ROTATE)).risk).toBe(
    "disruptive",
  );
  expect(difference(rotation("2026-11", ROTATE), stack()).risk).toBe("refused");
});
