import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Size } from "cdktf-managed-cache";
import type { ElastiCacheReplicationGroupProps } from "cdktf-managed-cache/aws";
import { CacheInspection, INSPECTION_FILES } from "cdktf-managed-cache/inspect";
import { type Inspection, inspect } from "../../lib/inspect/inspection";
import { StackView } from "../../lib/terraform/stack-view";

/** What there is to see of a stack after its synthesis. */
export interface Inspected {
  readonly inspection: Inspection;
  readonly html: string;
  readonly markdown: string;
  /** Files in the stack's folder. */
  readonly files: readonly string[];
  /** What stopped the synthesis, if anything did. */
  readonly error?: Error;
}

/** Synthesizes what `build` puts into the stack `shop`, with an inspection, and leaves no files. */
export function inspected(build: (stack: TerraformStack, folder: string) => void): Inspected {
  const outdir = mkdtempSync(join(tmpdir(), "inspect-"));
  const folder = join(outdir, "stacks", "shop");
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "shop");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    new GoogleProvider(stack, "google", { project: "shop-prod" });
    new KubernetesProvider(stack, "kubernetes", {});
    build(stack, folder);
    CacheInspection.apply(app);
    const error = failure(() => app.synth());
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    return {
      inspection: inspect(stack, new StackView(stack)),
      html: read(INSPECTION_FILES.html),
      markdown: read(INSPECTION_FILES.markdown),
      files: readdirSync(folder).sort(),
      error,
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function failure(run: () => void): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** A replication group with all that it needs. */
export const CACHE: ElastiCacheReplicationGroupProps = {
  vpcId: "vpc-1",
  subnets: [
    { id: "subnet-1", availabilityZone: "eu-west-1a", cidrBlock: "10.0.1.0/24" },
    { id: "subnet-2", availabilityZone: "eu-west-1b", cidrBlock: "10.0.2.0/24" },
  ],
  nodeType: "cache.r7g.large",
  expectedData: { data: Size.gibibytes(4) },
};
