/** Ends a run with its total on a line of its own, after Jest's own summary. */
module.exports = class TotalReporter {
  onRunComplete(_, { numPassedTests, numFailedTests, numPendingTests }) {
    process.once("exit", () => {
      console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
    });
  }
};
