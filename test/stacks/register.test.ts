import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

test("TypeScript runs where nothing can be kept", () => {
  const project = mkdtempSync(join(tmpdir(), "register-"));
  try {
    mkdirSync(join(project, "stacks"));
    copyFileSync("stacks/register.js", join(project, "stacks/register.js"));
    mkdirSync(join(project, "node_modules"));
    for (const name of ["pirates", "@swc"]) {
      symlinkSync(resolve("node_modules", name), join(project, "node_modules", name));
    }
    writeFileSync(join(project, "node_modules/.cache"), "a file in the place of the folder");
    writeFileSync(join(project, "program.ts"), "console.log('runs' as string);");
    expect(
      execFileSync(process.execPath, ["--require", "./stacks/register.js", "./program.ts"], {
        cwd: project,
        encoding: "utf8",
      }),
    ).toBe("runs\n");
  } finally {
    rmSync(project, { recursive: true });
  }
});
