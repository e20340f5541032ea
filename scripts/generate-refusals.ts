import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { REFUSALS } from "../lib/changes/refusals";
import type { Refusal } from "../lib/changes/refusals/refusal";

const FILE = join(__dirname, "../docs/refused-changes.md");

/** The page of all changes that are known to be refused, from the tables themselves. */
export function refusalsPage(): string {
  return `${[
    "# Changes that the cloud refuses",
    "Generated from the tables by `npm run docs:refusals`. A plan shows these changes as an update in place. The cloud,\nor its provider, refuses them when they are applied, and the deploy ends halfway.\n[`cdktf-cache-diff`](testing.md#see-what-a-change-does) says so of a pull request, with the deploys that work. The\narguments are Terraform's; the link says who refuses.",
    ...Object.entries(REFUSALS).flatMap(([type, refusals]) => [
      `## ${type}`,
      ["| arguments | why | what works |", "|---|---|---|", ...refusals.map(row)].join("\n"),
    ]),
  ].join("\n\n")}\n`;
}

function row({ arguments: paths, reason, instead, until, source }: Refusal): string {
  const names = paths.map((path) => `\`${path}\``).join(", ");
  const versions = until === undefined ? "" : `, before version ${until} of the provider`;
  const works = typeof instead === "string" ? instead : "a deploy for each of the arguments";
  return `| ${names} | [${reason}](${source})${versions} | ${works} |`;
}

if (require.main === module) {
  writeFileSync(FILE, refusalsPage());
}
