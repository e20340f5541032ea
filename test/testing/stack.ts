import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { ElastiCacheReplicationGroupProps } from "../../lib/aws";
import { compareSnapshots, type SnapshotDifference } from "../../lib/changes";
import { ElastiCacheForKubernetes } from "../../lib/patterns/aws";
import { snapshotStack } from "../../lib/testing";
import { MINIMAL } from "../aws/props";
import { testApp } from "../support/test-app";

/** A stack with all of the pattern in it. */
export function stack(
  cache: Partial<ElastiCacheReplicationGroupProps> = {},
  add: (stack: TerraformStack) => void = () => {},
): TerraformStack {
  const made = new TerraformStack(testApp(), "shop");
  new AwsProvider(made, "aws", { region: "eu-west-1" });
  new KubernetesProvider(made, "kubernetes", {});
  const { cache: redis } = new ElastiCacheForKubernetes(made, "Cache", {
    cache: { ...MINIMAL, ...cache },
    kubernetes: { clients: { shop: {} } },
  });
  new TerraformOutput(made, "host", { value: redis.primaryEndpoint.host });
  add(made);
  return made;
}

/** What a deploy of one over the other changes. */
export function difference(before: TerraformStack, after: TerraformStack): SnapshotDifference {
  return compareSnapshots(snapshotStack(before), snapshotStack(after));
}
