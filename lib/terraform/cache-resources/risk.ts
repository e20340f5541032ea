import { withShape } from "../../core/shape";
import { HIGHEST_RISK_ARGUMENTS } from "../shapes";

/** What a change can do to clients and data, from the least to the most. */
export const RISKS = ["in place", "disruptive", "evicts data", "refused", "destroys data"] as const;

/**
 * What a change can do to clients and data.
 *
 * - `in place`: clients notice nothing
 * - `disruptive`: connections break, a client is locked out, or a resource without data is replaced
 * - `evicts data`: a cache that is full loses keys at once, or refuses writes where it evicts none
 * - `refused`: the cloud refuses the change, or the provider does, and the deploy ends halfway
 * - `destroys data`: the contents of a cache, or the key that decrypts them, are lost
 */
export type Risk = (typeof RISKS)[number];

/**
 * The highest of some risks; `in place` when there is none.
 *
 * @throws CacheValidationError for anything but risks
 */
export function highestRisk(risks: readonly Risk[]): Risk {
  withShape("highestRisk", HIGHEST_RISK_ARGUMENTS, { risks });
  return RISKS[Math.max(0, ...risks.map((risk) => RISKS.indexOf(risk)))] as Risk;
}
