import * as fs from "node:fs";
import * as path from "node:path";
import { markdownFiles, proseOf } from "./pages";

const files = markdownFiles();

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(file: string): string[] {
  const text = fs.readFileSync(file, "utf8").replaceAll(/^```[^\n`]*\n.*?^```$/gms, "");
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => {
    const anchor = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-");
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/** Where the links of a page lead, but for other sites. */
function targetsOf(file: string): string[] {
  const prose = proseOf(fs.readFileSync(file, "utf8"));
  const inPlace = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const places = new Map(
    [...prose.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name, target = ""]) => [name, target]),
  );
  const byName = [...prose.matchAll(/\]\[([^\]]+)\]/g)].map(
    ([, name]) => places.get(name) ?? `the undefined link [${name}]`,
  );
  return [...inPlace, ...byName].filter((target) => !/^[a-z]+:/.test(target));
}

/** What is wrong with a link, if anything. */
function brokenBy(file: string, target: string): string | undefined {
  const [place = "", anchor] = target.split("#");
  const page = place === "" ? file : path.join(path.dirname(file), place);
  if (!fs.existsSync(page)) {
    return `${target}: there is no ${page}`;
  }
  return anchor === undefined || anchorsOf(page).includes(anchor)
    ? undefined
    : `${target}: ${page} has no such heading`;
}

test("the guides are among the pages", () => {
  expect(files).toEqual(
    expect.arrayContaining(["README.md", "docs/elasticache-replication-group.md"]),
  );
});

test.each(files)("every link of %s leads to a file and a heading that are there", (file) => {
  const broken = targetsOf(file).map((target) => brokenBy(file, target));
  expect(broken.filter((fault) => fault !== undefined)).toEqual([]);
});

test("every page of the docs is in their index", () => {
  const listed = targetsOf("docs/README.md").map((target) => path.join("docs", target));
  // Each of these folders has an index of its own.
  const isListedElsewhere = (file: string) => /^docs\/(api|runbooks)\/(?!README)/.test(file);
  expect(
    files.filter(
      (file) => file.startsWith("docs/") && file !== "docs/README.md" && !isListedElsewhere(file),
    ),
  ).toEqual(listed.filter((file) => file.startsWith("docs/") && file.endsWith(".md")).sort());
});
