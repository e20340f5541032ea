/**
 * Replaces a module of cdktf or of its bindings by the same module outside of Jest's sandbox, where it is
 * loaded once for all test files rather than once for each.
 */
module.exports = {
  process: (_, file) => ({
    code: `module.exports = requireOutsideSandbox(${JSON.stringify(file)});`,
  }),
};
