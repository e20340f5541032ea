import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { Template } from "../../lib/testing";
import { stack } from "./stack";

const template = Template.fromStack(
  stack({}, (made) => {
    new TerraformOutput(new Construct(made, "Nested"), "port", { value: 6379, sensitive: true });
  }),
);

describe("find", () => {
  test("gives all resources when nothing is asked for", () => {
    expect(template.count()).toBe(template.blocks.filter(({ kind }) => kind === "resource").length);
    expect(template.count()).toBeGreaterThan(10);
  });

  test("matches by type, whole or a pattern", () => {
    expect(template.count({ type: "aws_cloudwatch_log_group" })).toBe(2);
    expect(template.count({ type: "aws_cloudwatch_log" })).toBe(0);
    expect(template.count({ type: /^aws_cloudwatch_log/ })).toBe(2);
  });

  test("matches by logical name", () => {
    const { name } = template.only({ type: "aws_kms_key" });
    expect(template.find({ name }).map(({ type }) => type)).toEqual(["aws_kms_key"]);
    expect(template.count({ name: /Redis_Key/ })).toBe(2);
  });

  test("matches by the path of a construct, or of one around it, but not by half a name", () => {
    const path = "shop/Cache/Redis/Key";
    expect(template.find({ path }).map((block) => block.path)).toEqual([
      `${path}/Alias`,
      `${path}/Resource`,
    ]);
    expect(template.count({ path: "shop/Cache/Redis/Ke" })).toBe(0);
    expect(template.count({ path: /Log$/ })).toBe(2);
  });

  test("matches by arguments: objects in part, lists as a whole", () => {
    const type = "kubernetes_service_v1";
    const metadata = { name: "redis-reader" };
    expect(template.count({ type, properties: { metadata } })).toBe(1);
    expect(template.count({ type, properties: { metadata: { name: "redis" } } })).toBe(0);
    const group = "aws_elasticache_subnet_group";
    const [subnet] = template.only({ type: group }).properties.subnet_ids as string[];
    expect(template.count({ type: group, properties: { subnet_ids: [subnet] } })).toBe(0);
  });

  test("keeps data sources apart", () => {
    expect(template.count({ type: "aws_region" })).toBe(0);
    expect(template.only({ kind: "data", type: "aws_region" })).toMatchObject({
      address: expect.stringMatching(/^data\.aws_region\./),
      path: "shop/Cache/Redis/Key/Region",
    });
  });
});

describe("propertiesOf", () => {
  test("gives the arguments of every resource of a type, at any depth", () => {
    const [retention, ...others] = template
      .propertiesOf("aws_cloudwatch_log_group")
      .map(({ retention_in_days }) => retention_in_days);
    expect(retention).toEqual(expect.any(Number));
    expect(others).toHaveLength(1);
    const [group] = template.propertiesOf("aws_elasticache_replication_group");
    expect(group?.log_delivery_configuration[0].log_format).toBe("json");
  });

  test("gives nothing for a type that is not there", () => {
    expect(template.propertiesOf("aws_vpc")).toEqual([]);
  });
});

describe("only", () => {
  test("gives the block with its arguments", () => {
    expect(template.only({ type: "aws_elasticache_replication_group" })).toMatchObject({
      kind: "resource",
      path: "shop/Cache/Redis/Resource",
      properties: { multi_az_enabled: true },
    });
  });

  test("says what there is when several match, or none", () => {
    expect(() => template.only({ type: "kubernetes_secret_v1" })).toThrow(
      /^2 blocks match type "kubernetes_secret_v1", 1 was expected; there are kubernetes_secret_v1\.\S+, kubernetes_secret_v1\.\S+$/,
    );
    expect(() => template.only({ type: /^aws_elasticache_rep/, properties: { port: 1 } })).toThrow(
      /^0 blocks match type \/\^aws_elasticache_rep\/, properties {"port":1}, 1 was expected; there is aws_elasticache_replication_group\.\S+$/,
    );
    expect(() => template.only({ type: "aws_s3_bucket" })).toThrow("there are aws_");
  });
});

describe("outputs", () => {
  test("are found by name, and by path where the name ends in a hash", () => {
    expect(template.output("host").value).toMatch(/primary_endpoint_address}$/);
    expect(template.output("shop/Nested/port")).toMatchObject({ value: 6379, sensitive: true });
    expect(template.output("host").sensitive).toBe(false);
  });

  test("that are not there are answered by those that are", () => {
    expect(() => template.output("hosts")).toThrow(/^no output hosts; there are .*host/);
  });
});

test("providers are found by their local name", () => {
  expect(template.providers("aws")).toEqual([{ region: "eu-west-1" }]);
  expect(template.providers("google")).toEqual([]);
});

test("validations run", () => {
  const refused = stack({}, (made) =>
    made.node.addValidation({ validate: () => ["the price is too high"] }),
  );
  expect(() => Template.fromStack(refused)).toThrow("the price is too high");
});
