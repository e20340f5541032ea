const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { addHook } = require("pirates");

/**
 * Lets Node.js run this project's TypeScript without a build: `node --require ./stacks/register.js FILE`.
 * It transforms the project's own files alone; loaders that look into packages as well spend most of
 * their time on the provider bindings. What was transformed once is kept, which saves a
 * sixth of the time of the app.
 */
const KEPT = path.join(__dirname, "../node_modules/.cache/register");
const { version } = require("@swc/core/package.json");

addHook(
  (code, filename) => {
    // For `node --enable-source-maps`: stack traces with the lines of the source.
    const sourceMaps = process.sourceMapsEnabled ? "inline" : false;
    const key = createHash("sha256")
      .update([version, sourceMaps, filename, code].join("\0"))
      .digest("hex");
    const kept = path.join(KEPT, `${key}.js`);
    if (fs.existsSync(kept)) {
      return fs.readFileSync(kept, "utf8");
    }
    const transformed = transform(code, filename, sourceMaps);
    keep(kept, transformed);
    return transformed;
  },
  { exts: [".ts"] },
);

function transform(code, filename, sourceMaps) {
  return require("@swc/core").transformSync(code, {
    filename,
    swcrc: false,
    module: { type: "commonjs" },
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    sourceMaps,
  }).code;
}

/** Whole or not at all, since several processes may keep the same file at the same time. */
function keep(file, code) {
  const partial = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(partial, code);
    fs.renameSync(partial, file);
  } catch {
    // A folder that takes no files costs the time of the next start, and nothing else.
  }
}
