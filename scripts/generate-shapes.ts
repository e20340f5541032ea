import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Symbol as TsSymbol } from "typescript/unstable/sync" with {
  "resolution-mode": "import",
};
import * as builders from "../lib/core/shape";
import { type Constants, constantName, ShapeWriter } from "./shapes/shape-of-type";
import { TypeScript } from "./shapes/typescript-api";

/**
 * Writes the shapes of what the public API takes, from its types: `lib/<area>/shapes.ts`. With `--check` it
 * writes nothing, and fails where they differ.
 */
const LIB = path.resolve("lib");
const AREAS = [
  "core",
  "aws",
  "google",
  "azure",
  "kubernetes",
  "alerts",
  "guardrails",
  "inspect",
  "patterns",
  "terraform",
  "changes",
  "testing",
];
/** Areas that are no entry of the package, or several. */
const NO_ENTRY = ["patterns", "terraform"];
const ENTRIES = [
  ...AREAS.filter((area) => !NO_ENTRY.includes(area)).map((area) => `${area}/index.ts`),
  "patterns/aws.ts",
  "patterns/google.ts",
  "patterns/azure.ts",
];

/** Functions and methods that take more than one argument, or one that is not props. */
const FUNCTIONS = [
  "CacheEngine.isAtLeast",
  "CacheEngine.redis",
  "CacheSizing.headroom",
  "WeeklyWindow.overlaps",
  "nodeCount",
  "CacheClientConfig.attach",
  "CacheGuardrails.acknowledge",
  "CacheGuardrails.apply",
  "CacheGuardrails.visit",
  "CacheInspection.apply",
  "ElastiCacheMemcached.allowFrom",
  "ElastiCacheReplicationGroup.allowFrom",
  "ElastiCacheServerless.allowFrom",
  "ElastiCacheServerlessBase.grantConnect",
  "KubernetesCache.client",
  "MemorystoreNodeCacheBase.grantConnect",
  "MemorystoreNodeCacheBase.metric",
  "AzureManagedRedisBase.grantConnect",
  "AzureManagedRedisBase.metric",
  "MemorystoreRedisBase.metric",
  "ReplicationGroupBase.grantConnect",
  "Template.find",
  "Template.fromStack",
  "Template.only",
  "Template.output",
  "Template.propertiesOf",
  "Template.providers",
  "clientEnvironment",
  "clusterNodeMetrics",
  "compareSnapshots",
  "compareWithPlan",
  "declareDevelopment",
  "declarePurpose",
  "formatDifference",
  "formatSnapshot",
  "highestRisk",
  "memberMetrics",
  "nodeMemories",
  "parsePlan",
  "parseSnapshots",
  "redisAlerts",
  "reviewConnections",
  "reviewSizing",
  "ruleGroup",
  "serverlessMetric",
  "snapshotStack",
  "snapshotSynthesized",
];

/** The constants of each file, in the order in which one can use another. */
class ShapeFiles implements Constants {
  public readonly files = new Map<string, Map<string, string>>();
  private readonly fileOf = new Map<string, string>();

  public has(name: string): boolean {
    return this.fileOf.has(name);
  }

  public add(declared: TsSymbol, name: string, expression: string): void {
    if (this.has(name)) {
      throw new Error(`two types would have the constant ${name}`);
    }
    const file = shapesFile(declared);
    this.fileOf.set(name, file);
    this.files.set(file, (this.files.get(file) ?? new Map()).set(name, expression));
  }

  public contentOf(file: string): string {
    const constants = [...(this.files.get(file) ?? [])];
    const body = constants
      .map(([name, expression]) => `/** @internal */\nexport const ${name} = ${expression};`)
      .join("\n\n");
    const words = new Set(body.match(/\b\w+\b/g));
    const imports = new Map([
      ["core/shape", Object.keys(builders).filter((name) => words.has(name))],
    ]);
    for (const [name, from] of this.fileOf) {
      if (from !== file && words.has(name)) {
        imports.set(from, [...(imports.get(from) ?? []), name]);
      }
    }
    const lines = [...imports].map(
      ([from, names]) => `import { ${names.join(", ")} } from "${importPath(file, from)}";`,
    );
    return `// Made from the types of the API by \`npm run shapes\`.\n\n${lines.join("\n")}\n\n${body}\n`;
  }
}

main(process.argv.includes("--check")).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(isCheck: boolean): Promise<void> {
  const typescript = await TypeScript.open();
  const shapes = new ShapeFiles();
  try {
    for (const entry of ENTRIES) {
      addEntry(typescript, shapes, path.join(LIB, entry));
    }
  } finally {
    typescript.close();
  }
  const stale = [...shapes.files.keys()].filter((file) => {
    const target = path.join(LIB, file);
    const content = formatted(target, shapes.contentOf(file));
    const isSame = fs.existsSync(target) && fs.readFileSync(target, "utf8") === content;
    if (!isSame && !isCheck) {
      fs.writeFileSync(target, content);
    }
    return !isSame;
  });
  if (isCheck && stale.length > 0) {
    throw new Error(`types have changed and shapes have not: npm run shapes writes ${stale}`);
  }
}

function addEntry(typescript: TypeScript, shapes: ShapeFiles, entry: string): void {
  const { SymbolFlags } = typescript;
  const writer = new ShapeWriter(typescript, shapes);
  const addFunction = (symbol: TsSymbol, name: string) => {
    const constant = `${constantName(name)}_ARGUMENTS`;
    if (FUNCTIONS.includes(name) && !shapes.has(constant)) {
      const parameters = typescript.parametersOf(symbol, "Call");
      shapes.add(symbol, constant, writer.objectOf(parameters, name));
    }
  };
  for (const symbol of typescript.exportsOf(entry)) {
    if (symbol.flags & SymbolFlags.Class) {
      addConstructor(typescript, writer, symbol);
      for (const member of [...symbol.getExports().values(), ...symbol.getMembers().values()]) {
        addFunction(member, `${symbol.name}.${member.name}`);
        if (member.name === "fromAttributes") {
          const attributes = typescript.parametersOf(member, "Call").at(-1) as TsSymbol;
          writer.expression(typescript.typeOf(attributes), `${symbol.name}.fromAttributes`);
        }
      }
    } else if (symbol.flags & SymbolFlags.Function) {
      addFunction(symbol, symbol.name);
    }
  }
}

/** The props of a class. Generic bases are made with props that were checked already. */
function addConstructor(typescript: TypeScript, writer: ShapeWriter, symbol: TsSymbol): void {
  const props = typescript.parametersOf(symbol, "Construct").at(-1);
  if (props?.name !== "props") {
    return;
  }
  const type = typescript.typeOf(props);
  if (!typescript.isGeneric(type)) {
    writer.expression(type, symbol.name);
  }
}

/** `aws/shapes.ts` for what `lib/aws` declares; each pattern has its own file, to load one cloud alone. */
function shapesFile(declared: TsSymbol): string {
  const declaration = declared.declarations[0]?.path ?? "";
  const [area = "", file = ""] = path.relative(LIB, declaration).split(path.sep);
  if (!AREAS.includes(area)) {
    throw new Error(`${declared.name} is declared in ${declaration}: no shapes are kept for it`);
  }
  return area === "patterns" ? `patterns/${path.parse(file).name}-shapes.ts` : `${area}/shapes.ts`;
}

function importPath(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to.replace(/\.ts$/, ""));
  return relative.startsWith(".") ? relative : `./${relative}`;
}

function formatted(file: string, content: string): string {
  return execFileSync(
    "node_modules/.bin/biome",
    ["check", "--write", `--stdin-file-path=${file}`],
    { input: content, encoding: "utf8" },
  );
}
