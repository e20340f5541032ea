/** Up to a tenth less than `ttlMs`, so that what is written together does not expire together. */
export function jittered(ttlMs: number): number {
  return Math.round(ttlMs * (1 - 0.1 * Math.random()));
}
