/** A failure whose message says all that the reader needs: it is printed alone, without a stack. */
export class LocalDeployError extends Error {}

/** The reader pressed Ctrl-C, or something ended the run. */
export class Interrupted extends LocalDeployError {}
