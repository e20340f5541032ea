import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes the names of all time zones, from the time zone database as systems install it:
 *
 *     npm run generate:time-zones -- /usr/share/zoneinfo/tzdata.zi
 */
const FILE = join(__dirname, "../lib/core/time-zone-names.ts");

const [source = ""] = process.argv.slice(2);
const lines = readFileSync(source, "utf8").split("\n");
const version = lines[0]?.replace("# version ", "");
const names = lines
  .flatMap((line) => {
    const [kind, first = "", second = ""] = line.split(" ");
    return kind === "Z" ? [first] : kind === "L" ? [second] : [];
  })
  // The zone of a computer on which nobody has set one.
  .filter((name) => name !== "Factory");

const areaOf = (name: string) => name.split("/").slice(0, -1).join("/");
const areas = [...new Set(names.map(areaOf))].sort().map((area) => {
  const inArea = names.filter((name) => areaOf(name) === area);
  const places = inArea.map((name) => name.split("/").at(-1)).sort();
  return `  ${JSON.stringify(area)}:\n    ${JSON.stringify(places.join(" "))},`;
});

writeFileSync(
  FILE,
  `/** Names of the time zone database by their area, links among them. Written by scripts/generate-time-zones.ts from version ${version}. */
export const TIME_ZONE_NAMES: Readonly<Record<string, string>> = {
${areas.join("\n")}
};
`,
);
