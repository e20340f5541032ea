import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { blocksOf, markdownFiles, PAGES } from "./pages";
import { programs } from "./programs";

/** Where the blocks become files: in the project, so that they find its packages. */
const FOLDER = path.join(__dirname, ".blocks", "pages");

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
  let outdir: string;
  beforeAll(() => {
    outdir = fs.mkdtempSync(path.join(os.tmpdir(), "code-blocks-"));
    process.env.CDKTF_OUTDIR = outdir;
  });
  afterAll(() => {
    delete process.env.CDKTF_OUTDIR;
    fs.rmSync(outdir, { recursive: true });
  });

  test.each(files)("$name", ({ file }) => {
    expect(() => require(file)).not.toThrow();
  });
});

test("a block that shows a file shows what is in it", () => {
  const shown = markdownFiles().flatMap((page) =>
    blocksOf(fs.readFileSync(page, "utf8")).flatMap(({ info, code }) => {
      const [, file] = /^\w+ file=(\S+)$/.exec(info) ?? [];
      return file === undefined ? [] : [{ file: path.join(path.dirname(page), file), code }];
    }),
  );
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).toEqual(shown.map(({ file }) => ({ file, code: fs.readFileSync(file, "utf8") })));
});
