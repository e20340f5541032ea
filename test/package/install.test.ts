import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { describeWith, NPM_REGISTRY } from "../support/requirements";
import { PackedPackage } from "./packed-package";

const { devDependencies } = JSON.parse(fs.readFileSync("package.json", "utf8"));

/** The options of a project that `cdktf init` made: types are found without a look at `exports`. */
const CDKTF_INIT = {
  alwaysStrict: true,
  declaration: true,
  lib: ["es2018"],
  module: "CommonJS",
  noEmitOnError: true,
  noImplicitAny: true,
  noUnusedLocals: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  strict: true,
  target: "ES2018",
};

interface Project {
  readonly bindings: string;
  readonly others: string;
  readonly code: string;
  readonly resource: string;
}

const AWS: Project = {
  bindings: "@cdktf/provider-aws",
  others: "@cdktf/provider-google",
  resource: "aws_elasticache_replication_group",
  code: `import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CacheEngine } from "cdktf-managed-cache";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";

const app = new App();
const stack = new TerraformStack(app, "shop");
new AwsProvider(stack, "aws", { region: "eu-west-1" });
new KubernetesProvider(stack, "kubernetes", {});
new ElastiCacheForKubernetes(stack, "Cache", {
  cache: {
    vpcId: "vpc-1",
    subnets: [
      { id: "subnet-1", availabilityZone: "eu-west-1a" },
      { id: "subnet-2", availabilityZone: "eu-west-1b" },
    ],
    nodeType: "cache.r7g.large",
    engine: CacheEngine.VALKEY_8_0,
  },
});
app.synth();
`,
};

const GOOGLE: Project = {
  bindings: "@cdktf/provider-google",
  others: "@cdktf/provider-aws",
  resource: "google_redis_instance",
  code: `import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Size } from "cdktf-managed-cache";
import { MemorystoreForKubernetes } from "cdktf-managed-cache/patterns/google";

const app = new App();
const stack = new TerraformStack(app, "shop");
new GoogleProvider(stack, "google", { project: "shop-prod", region: "europe-west1" });
new KubernetesProvider(stack, "kubernetes", {});
new MemorystoreForKubernetes(stack, "Cache", {
  cache: {
    region: "europe-west1",
    network: "projects/shop-prod/global/networks/main",
    memory: Size.gibibytes(5),
  },
});
app.synth();
`,
};

const AZURE: Project = {
  bindings: "@cdktf/provider-azurerm",
  others: "@cdktf/provider-aws",
  resource: "azurerm_managed_redis",
  code: `import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack } from "cdktf";
import { AzureManagedRedisSku } from "cdktf-managed-cache/azure";
import { AzureRedisForKubernetes } from "cdktf-managed-cache/patterns/azure";

const app = new App();
const stack = new TerraformStack(app, "shop");
new AzurermProvider(stack, "azurerm", { features: [{}] });
new KubernetesProvider(stack, "kubernetes", {});
new AzureRedisForKubernetes(stack, "Cache", {
  cache: {
    resourceGroupName: "shop-prod",
    location: "westeurope",
    sku: AzureManagedRedisSku.BALANCED_B10,
    customerManagedKey: false,
    publicNetworkAccess: true,
    authentication: { kind: "entra-id", assignments: "elsewhere" },
  },
});
app.synth();
`,
};

describeWith([NPM_REGISTRY], "an empty project", () => {
  let packed: PackedPackage;
  beforeAll(() => {
    packed = new PackedPackage();
  }, 120_000);
  afterAll(() => packed?.remove());

  test.each([AWS, GOOGLE, AZURE])(
    "with $bindings alone installs, type-checks and synthesizes",
    (project) => {
      const folder = path.join(packed.folder, path.basename(project.bindings));
      const write = (name: string, content: unknown) =>
        fs.writeFileSync(
          path.join(folder, name),
          typeof content === "string" ? content : JSON.stringify(content),
        );
      const run = (program: string, ...args: string[]) => {
        const { status, stdout, stderr } = spawnSync(program, args, {
          cwd: folder,
          encoding: "utf8",
        });
        if (status !== 0) {
          throw new Error(`${program} ${args.join(" ")}\n${stdout}${stderr}`);
        }
      };
      fs.mkdirSync(folder);
      write("package.json", { name: "shop", private: true });
      write("main.ts", project.code);
      write("tsconfig.json", { compilerOptions: CDKTF_INIT, files: ["main.ts"] });
      // The bindings have no exports, so that an ES module must name their files in full.
      write("main.mts", project.code.replaceAll("/lib/provider", "/lib/provider/index.js"));
      write("tsconfig.esm.json", {
        compilerOptions: { module: "nodenext", skipLibCheck: true, strict: true, target: "es2022" },
        files: ["main.mts"],
      });

      const wanted = ["cdktf", "constructs", project.bindings, "@cdktf/provider-kubernetes"];
      run(
        "npm",
        "install",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        packed.tarball,
        ...wanted.map((name) => `${name}@${devDependencies[name]}`),
        // The compiler of cdktf's own template; later ones know no resolution without exports.
        "typescript@5.9.3",
        `@types/node@${devDependencies["@types/node"]}`,
      );
      expect(fs.existsSync(path.join(folder, "node_modules", project.others))).toBe(false);

      run("node_modules/.bin/tsc", "-p", "tsconfig.json");
      run("node_modules/.bin/tsc", "-p", "tsconfig.esm.json");
      for (const main of ["main.js", "main.mjs"]) {
        const file = path.join(folder, "cdktf.out", "stacks", "shop", "cdk.tf.json");
        fs.rmSync(file, { force: true });
        execFileSync("node", [main], { cwd: folder, stdio: "pipe" });
        const { resource } = JSON.parse(fs.readFileSync(file, "utf8"));
        expect(Object.keys(resource[project.resource])).toHaveLength(1);
      }
      fs.rmSync(folder, { recursive: true });
    },
    300_000,
  );
});
