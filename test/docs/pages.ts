import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/** Every Markdown file of the repository: those that git tracks, and new ones that it does not ignore. */
export function markdownFiles(): string[] {
  const options = ["--cached", "--others", "--exclude-standard"];
  return execFileSync("git", ["ls-files", ...options, "--", "*.md"], { encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && fs.existsSync(file))
    .sort();
}

/** The pages whose code is compiled and run. */
export const PAGES = [
  "README.md",
  ...fs
    .readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join("docs", file))
    .sort(),
];

/** A block of code between fences. */
export interface Block {
  /** What follows the opening fence: `ts`. */
  readonly info: string;
  readonly code: string;
  /** The last heading of the second level above it. */
  readonly section: string;
}

/** The blocks of a text, in their order. */
export function blocksOf(markdown: string): Block[] {
  let section = "";
  return [...markdown.matchAll(/^## ([^\n]+)$|^```([^\n`]*)\n(.*?)^```$/gms)].flatMap(
    ([, heading, info, code]) => {
      section = heading ?? section;
      return heading === undefined ? [{ info: info ?? "", code: code ?? "", section }] : [];
    },
  );
}

/** A text without its blocks of code and its code in lines, whose brackets are no links. */
export function proseOf(markdown: string): string {
  return markdown.replaceAll(/^```[^\n`]*\n.*?^```$/gms, "").replaceAll(/(`+)[^`\n].*?\1/g, "");
}
