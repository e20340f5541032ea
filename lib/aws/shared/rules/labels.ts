/** A label of a token or a password. */
export const LABEL = /^[A-Za-z0-9-]{1,40}$/;
