/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022" } }] },
  moduleNameMapper: { "^cdktf-managed-cache(/.+)?$": "<rootDir>/lib$1" },
  reporters: ["default", "<rootDir>/test/total-reporter.js"],
};
