/** Ends a run with its total on a line of its own, for whatever reads the log. */
module.exports = class TotalReporter {
  onRunComplete(_, { numPassedTests, numFailedTests, numPendingTests }) {
    console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  }
};
