/**
 * Lets Node.js run this project's TypeScript without a build: `node --require ./stacks/register.js FILE`.
 * It transforms the project's own files alone; loaders that look into packages as well spend most of
 * their time on the provider bindings.
 */
const { transformSync } = require("@swc/core");
const { addHook } = require("pirates");

addHook(
  (code, filename) =>
    transformSync(code, {
      filename,
      swcrc: false,
      module: { type: "commonjs" },
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      // For `node --enable-source-maps`: stack traces with the lines of the source.
      sourceMaps: process.sourceMapsEnabled ? "inline" : false,
    }).code,
  { exts: [".ts"] },
);
