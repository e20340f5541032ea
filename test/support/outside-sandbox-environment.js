const { TestEnvironment } = require("jest-environment-node");

/** Lets tests reach modules that are loaded once for all of them: see outside-sandbox.js. */
module.exports = class OutsideSandboxEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.requireOutsideSandbox = require;
    // Those modules read the process's own variables: what a test sets must be the same ones.
    this.global.process.env = process.env;
    // Every token keeps the calls that led to it, which took a quarter of the time of all tests.
    require("cdktf/lib/tokens/private/stack-trace").captureStackTrace = () => [];
  }
};
