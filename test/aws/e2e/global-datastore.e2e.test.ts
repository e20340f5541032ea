import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheEngine } from "cdktf-managed-cache";
import {
  ElastiCacheGlobalDatastore,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { testApp } from "../../support/test-app";
import { errorsOf } from "../../terraform/e2e/validate";
import { MINIMAL } from "../props";

jest.setTimeout(3 * 60_000);

const PRIMARIES: Record<string, Partial<ElastiCacheReplicationGroupProps>> = {
  redis: {},
  cluster: { shards: 2, replicas: 1 },
  valkey: { engine: CacheEngine.VALKEY_8_0 },
  users: { authentication: { kind: "users", users: { app: { accessString: "on ~* +@all" } } } },
};

describeWith([TERRAFORM, AWS_PROVIDER], "a cache in several regions", () => {
  test("is what the provider accepts, whatever its primary", async () => {
    const stack = new TerraformStack(testApp(), "regions");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const provider = new AwsProvider(stack, "frankfurt", {
      alias: "frankfurt",
      region: "eu-central-1",
    });
    for (const [name, props] of Object.entries(PRIMARIES)) {
      const primary = new ElastiCacheReplicationGroup(stack, name, { ...MINIMAL, ...props });
      const secondaryOf = new ElastiCacheGlobalDatastore(stack, `${name}-regions`, { primary });
      new ElastiCacheReplicationGroup(stack, `${name}-frankfurt`, {
        ...MINIMAL,
        authentication: props.authentication,
        provider,
        secondaryOf,
      });
    }
    expect(await errorsOf(stack)).toEqual([]);
  });
});
