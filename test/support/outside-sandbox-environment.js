const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { TestEnvironment } = require("jest-environment-node");
require("../../stacks/register");

/**
 * Lets tests reach modules that are loaded once for all of them (see outside-sandbox.js), and removes
 * what they leave in the temporary directory: `Testing.app()` makes a folder there on each call.
 */
module.exports = class OutsideSandboxEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.requireOutsideSandbox = require;
    // Those modules read the process's own variables: what a test sets must be the same ones.
    this.global.process.env = process.env;
    // Every token keeps the calls that led to it, which took half of the processor time of all tests. CDK
    // Terrain has a variable for it: with them, the tests of one process grow beyond Node.js's 4 GB.
    require("cdktf/lib/tokens/private/stack-trace").captureStackTrace = () => [];
    process.env.CDKTN_DISABLE_CREATION_STACK = "1";
  }

  async setup() {
    await super.setup();
    this.before = process.env.TMPDIR;
    process.env.TMPDIR = fs.mkdtempSync(path.join(os.tmpdir(), "test-"));
  }

  async teardown() {
    fs.rmSync(process.env.TMPDIR, { recursive: true });
    if (this.before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = this.before;
    }
    await super.teardown();
  }
};
