import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PackedPackage } from "../test/package/packed-package";
import { EXAMPLE, installExample } from "../test/package/platform-team";

/** Writes the snapshot of the example anew, from the package as it would be published now. */
const packed = new PackedPackage();
try {
  const folder = installExample(packed);
  const { status } = spawnSync("npx", ["jest", "--ci=false", "--updateSnapshot"], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) {
    process.exitCode = 1;
  } else {
    const snapshots = path.join("test", "__snapshots__");
    fs.cpSync(path.join(folder, snapshots), path.join(EXAMPLE, snapshots), { recursive: true });
  }
} finally {
  packed.remove();
}
