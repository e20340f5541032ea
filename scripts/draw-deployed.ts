import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack } from "cdktf";
import { diagramsOf } from "../lib/inspect/diagram";
import { svgFile } from "../lib/inspect/diagram-svg";
import { cachesOf } from "../lib/inspect/inspected-cache";
import { ElastiCacheForKubernetes } from "../lib/patterns/aws";
import { StackView } from "../lib/terraform/stack-view";

const FILE = join(__dirname, "../docs/images/deployed.svg");

/** The picture of what the first example of the README deploys. */
export function deployedPicture(app: App): string {
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new KubernetesProvider(stack, "kubernetes", {});
  new ElastiCacheForKubernetes(stack, "Cache", {
    cache: {
      vpcId: "vpc-0123456789abcdef0",
      subnets: [
        { id: "subnet-0123456789abcdef0", availabilityZone: "eu-west-1a" },
        { id: "subnet-0123456789abcdef1", availabilityZone: "eu-west-1b" },
      ],
      nodeType: "cache.r7g.large",
      allowFrom: { nodes: { securityGroupId: "sg-0123456789abcdef0" } },
    },
    kubernetes: { clients: { shop: { createNamespace: true } } },
  });
  const view = new StackView(stack);
  return diagramsOf(view, cachesOf(stack, view))
    .map((diagram) => svgFile(diagram, "What ElastiCacheForKubernetes deploys"))
    .join("");
}

if (require.main === module) {
  const outdir = mkdtempSync(join(tmpdir(), "draw-"));
  try {
    writeFileSync(FILE, deployedPicture(new App({ outdir })));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
