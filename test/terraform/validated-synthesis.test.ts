import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Aspects, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { synthesizeWithValidations } from "../../lib/terraform/validated-synthesis";
import { testApp } from "../support/test-app";
import { stack } from "../testing/stack";

test("has the changes of aspects, and no metadata", () => {
  const made = stack({}, (shop) => {
    Aspects.of(shop).add({
      visit: (construct: IConstruct) => {
        if (construct.node.path === "shop/Cache/Redis/Key/Resource") {
          (construct as KmsKey).description = "changed by an aspect";
        }
      },
    });
  });
  const text = JSON.stringify(synthesizeWithValidations(made));
  expect(text).toContain("changed by an aspect");
  expect(text).not.toContain('"//"');
});

test("gives a copy: its changes are not those of the stack", () => {
  const made = stack();
  const [first, second] = [1, 2].map(() => synthesizeWithValidations(made)) as [object, object];
  expect(second).toEqual(first);
  for (const section of Object.values(first)) {
    for (const type of Object.values(section)) {
      Object.assign(type as object, { changed: true });
    }
  }
  expect(synthesizeWithValidations(made)).toEqual(second);
});

test("finds references to other stacks", () => {
  const app = testApp();
  const [from, to] = ["from", "to"].map((id) => new TerraformStack(app, id)) as [
    TerraformStack,
    TerraformStack,
  ];
  for (const one of [from, to]) {
    new AwsProvider(one, "aws", { region: "eu-west-1" });
  }
  const key = new KmsKey(from, "key", {});
  new KmsKey(to, "other", { description: key.arn });
  expect(synthesizeWithValidations(to)).toMatchObject({
    data: { terraform_remote_state: expect.anything() },
  });
});

test("throws what the validations of the stack find", () => {
  const made = stack();
  made.node.addValidation({ validate: () => ["not like this"] });
  expect(() => synthesizeWithValidations(made)).toThrow("not like this");
});
