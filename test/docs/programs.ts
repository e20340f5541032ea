import * as fs from "node:fs";
import * as path from "node:path";
import { type Block, blocksOf } from "./pages";

/** What a block without imports of its own may take for granted: it stands in a stack's constructor. */
const FRAGMENT = fs.readFileSync(path.join(__dirname, "fragment.txt"), "utf8");

/** A how-to shows one stack again and again, as it changes: its blocks cannot stand together. */
export function isHowTo(page: string): boolean {
  return page.startsWith(path.join("docs", "how-to"));
}

/** Pages whose blocks are choices: one stack cannot have the objects of two of them. */
const CHOICES = ["README.md", path.join("docs", "kubernetes.md")];

/** The examples of the reference, too, know nothing of one another. */
function standsAlone(page: string): boolean {
  return isHowTo(page) || page.startsWith(path.join("docs", "api")) || CHOICES.includes(page);
}

/** A cache for a choice that has none of its own. */
const GIVEN_CACHE = `
const cache = new ElastiCacheReplicationGroup(this, "Given", {
  vpcId,
  subnets,
  nodeType: "cache.r7g.large",
});
`;

function withCache(fragment: string): string {
  return /^new KubernetesCache\(/.test(fragment) ? `${GIVEN_CACHE}${fragment}` : fragment;
}

/** The TypeScript of a page: whole programs one by one; its fragments together, as they are read. */
export function programs(page: string): string[] {
  const blocks = typescriptOf(fs.readFileSync(page, "utf8"));
  if (standsAlone(page)) {
    return blocks.map((block) => programOf(CHOICES.includes(page) ? withCache(block) : block));
  }
  const fragments = blocks.filter((block) => !isWhole(block));
  return [
    ...blocks.filter(isWhole),
    ...(fragments.length > 0 ? [programOf(fragments.join("\n"))] : []),
  ];
}

/** A block as a program. */
export function programOf(code: string): string {
  return isWhole(code) ? code : FRAGMENT.replace("// The fragments of a page.", () => code);
}

/** Whether a block is TypeScript of the docs, and not a file that it shows. */
export function isTypescript({ info }: Block): boolean {
  return info === "ts";
}

function typescriptOf(markdown: string): string[] {
  return blocksOf(markdown)
    .filter(isTypescript)
    .map(({ code }) => code);
}

function isWhole(code: string): boolean {
  return code.startsWith("import ");
}
