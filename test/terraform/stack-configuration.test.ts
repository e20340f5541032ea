import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import {
  Fn,
  Lazy,
  S3Backend,
  TerraformHclModule,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Token,
} from "cdktf";
import { addCache } from "../../bench/pattern";
import { addStack } from "../../bench/stack";
import { configurationOf } from "../../lib/terraform/stack-configuration";
import { testApp } from "../support/test-app";

/** What cdktf itself makes of a stack, without the metadata at its top. */
function synthesized(stack: TerraformStack): unknown {
  const { "//": _, ...configuration } = stack.toTerraform();
  return configuration;
}

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "test");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  return stack;
}

test("is what cdktf synthesizes of caches and all around them", () => {
  const stack = addStack(testApp(), addCache, 3, "[]");
  stack.prepareStack();
  const configuration = configurationOf(stack);
  expect(configuration).toStrictEqual(synthesized(stack));
  expect(Object.keys(configuration)).toEqual(
    expect.arrayContaining(["resource", "data", "provider", "terraform"]),
  );
});

test("is what cdktf synthesizes of sections of every kind", () => {
  const stack = newStack();
  new AwsProvider(stack, "other", { region: "us-east-1", alias: "other" });
  new KubernetesProvider(stack, "kubernetes", {});
  new S3Backend(stack, { bucket: "state", key: "shop" });
  const region = new DataAwsRegion(stack, "region", {});
  const variable = new TerraformVariable(stack, "variable", { type: "string", sensitive: true });
  new TerraformLocal(stack, "local", { name: region.name });
  new TerraformHclModule(stack, "module", {
    source: "example/module/aws",
    variables: { a: variable.value },
  });
  new TerraformOutput(stack, "output", { value: region.name });
  new KmsKey(stack, "new", {}).moveFromId("aws_kms_key.old");
  new KmsKey(stack, "imported", {}).importFrom("a-key");
  const inner = new TerraformStack(stack, "inner");
  new KmsKey(inner, "not-of-this-stack", {});
  expect(configurationOf(stack)).toStrictEqual(synthesized(stack));
});

test("resolves tokens of every form, wherever they are", () => {
  const stack = newStack();
  const group = new ElasticacheReplicationGroup(stack, "group", {
    replicationGroupId: "shop",
    description: "shop",
  });
  const number = Token.asNumber(group.port);
  new Manifest(stack, "manifest", {
    manifest: {
      text: `redis://${group.primaryEndpointAddress}:${number}/`,
      again: `redis://${group.primaryEndpointAddress}:${number}/`,
      number,
      large: 1e199,
      list: group.memberClusters,
      lists: [group.memberClusters, ["plain", undefined]],
      numbers: Token.asNumberList(group.memberClusters),
      map: Token.asStringMap(group.tagsAll),
      [group.arn]: "a token as a name",
      lazy: Lazy.anyValue({ produce: () => ({ deep: [group.arn, undefined], none: undefined }) }),
      nothing: Lazy.anyValue({ produce: () => undefined }),
      function: Fn.join(",", [group.arn, "b"]),
      literal: "${var.not-a-token}",
      null: null,
      none: undefined,
      no: false,
      date: new Date(0),
      empty: { object: {}, list: [] },
    },
  });
  stack.addOverride("resource.aws_kms_key.override.description", group.arn);
  expect(configurationOf(stack)).toStrictEqual(synthesized(stack));
});

test("overrides of the stack change, add and delete, and leave the constructs' own values as they are", () => {
  const stack = newStack();
  const manifest = { metadata: { name: "a", labels: { app: "shop" } }, list: ["a"] };
  new Manifest(stack, "manifest", { manifest });
  stack.addOverride("resource.kubernetes_manifest.manifest.manifest.metadata.name", "b");
  stack.addOverride("resource.kubernetes_manifest.manifest.manifest.metadata.labels", undefined);
  stack.addOverride("resource.kubernetes_manifest.manifest.manifest.list", ["b"]);
  stack.addOverride("resource.aws_kms_key.added.policy", "{}");
  expect(configurationOf(stack)).toStrictEqual(synthesized(stack));
  expect(configurationOf(stack)).toStrictEqual(synthesized(stack));
  expect(manifest).toEqual({ metadata: { name: "a", labels: { app: "shop" } }, list: ["a"] });
});

test("a stack that makes its configuration in a way of its own is asked itself", () => {
  class OwnStack extends TerraformStack {
    public override toTerraform(): unknown {
      return { "//": "metadata", resource: { aws_kms_key: { own: {} } } };
    }
  }
  const stack = new OwnStack(testApp(), "own");
  expect(configurationOf(stack)).toEqual({ resource: { aws_kms_key: { own: {} } } });
});

test("what cannot be synthesized throws what cdktf throws", () => {
  const stack = newStack();
  new Manifest(stack, "manifest", { manifest: { broken: () => "a function" } });
  expect(() => synthesized(stack)).toThrow("a function");
  expect(() => configurationOf(stack)).toThrow("a function");
});
