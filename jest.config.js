/** cdktf and its bindings: megabytes that every test file loads. The library itself is loaded once as well. */
const BINDINGS = "/node_modules/(cdktf|constructs|@cdktf/provider-[a-z]+)/";

/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "<rootDir>/test/support/outside-sandbox-environment.js",
  transform: {
    [`${BINDINGS}.+\\.js$`]: "<rootDir>/test/support/outside-sandbox.js",
    "<rootDir>/lib/.+\\.ts$": "<rootDir>/test/support/outside-sandbox.js",
    "\\.ts$": ["@swc/jest", { jsc: { target: "es2022" } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!${BINDINGS.replace("/node_modules/", "")})`],
  moduleNameMapper: { "^cdktf-managed-cache(/.+)?$": "<rootDir>/lib$1" },
  // Two processes, also on one core: cdktf keeps every token that was ever made, and all tests in one
  // process come near Node.js's 4 GB. For the same reason a process that has grown makes room for a new one.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1.5GB",
  reporters: ["default", "<rootDir>/test/total-reporter.js"],
};
