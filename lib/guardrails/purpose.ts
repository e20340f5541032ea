/** How to say that a cache is a store: the end of a fix. */
export const SAY_STORE =
  "say that it is a store: with the prop purpose, or for a cache written by hand with declarePurpose";

/** How to say that a cache is none: the end of a fix. */
export const SAY_CACHE = "say that it is a cache, if the data is elsewhere too";
