import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** Where the blocks become files: in the project, so that they find its packages. */
const FOLDER = path.join(__dirname, ".blocks");

/** What a block without imports of its own may take for granted: it stands in a stack's constructor. */
const FRAGMENT = fs.readFileSync(path.join(__dirname, "fragment.txt"), "utf8");

const PAGES = [
  "README.md",
  ...fs
    .readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join("docs", file)),
];

/** The TypeScript of a page: whole programs one by one, its fragments together, as they are read. */
function programs(page: string): string[] {
  const blocks = [...fs.readFileSync(page, "utf8").matchAll(/^```ts\n(.*?)^```$/gms)].map(
    ([, code]) => code as string,
  );
  const whole = blocks.filter((block) => block.startsWith("import "));
  const fragments = blocks.filter((block) => !block.startsWith("import "));
  return fragments.length === 0
    ? whole
    : [...whole, FRAGMENT.replace("// The fragments of a page.", fragments.join("\n"))];
}

const files = PAGES.flatMap((page) =>
  programs(page).map((code, index) => ({
    name: `${page} ${index + 1}`,
    file: path.join(FOLDER, `${page.replaceAll(/\W/g, "-")}-${index + 1}.ts`),
    code,
  })),
);

beforeAll(() => {
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const { file, code } of files) {
    fs.writeFileSync(file, code);
  }
});
afterAll(() => fs.rmSync(FOLDER, { recursive: true }));

test("every code block compiles", () => {
  const config = path.join(FOLDER, "tsconfig.json");
  fs.writeFileSync(
    config,
    JSON.stringify({
      extends: path.resolve("tsconfig.json"),
      compilerOptions: { noUnusedLocals: false },
      files: files.map(({ file }) => file),
      include: [],
    }),
  );
  expect(() =>
    execFileSync("node_modules/.bin/tsc", ["-p", config], { encoding: "utf8" }),
  ).not.toThrow();
});

describe("every code block synthesizes", () => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "code-blocks-"));
  afterAll(() => fs.rmSync(outdir, { recursive: true }));

  test.each(files)("$name", ({ file }) => {
    process.env.CDKTF_OUTDIR = outdir;
    try {
      expect(() => require(file)).not.toThrow();
    } finally {
      delete process.env.CDKTF_OUTDIR;
    }
  });
});

test("every link to a file leads somewhere", () => {
  for (const page of PAGES) {
    const links = [...fs.readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
    for (const [, link] of links) {
      expect({
        page,
        link,
        exists: fs.existsSync(path.join(path.dirname(page), link as string)),
      }).toEqual({ page, link, exists: true });
    }
  }
});
