import { Size } from "../core";
import { percent } from "../core/capacity/connection-review";
import type { Meter } from "./capacity";
import { amount } from "./formatting";

/** A meter as a bar, for any page. */
export interface Bar {
  readonly label: string;
  /** `6,980 of 64,900`, or what of it is known. */
  readonly amounts: string;
  /** The same with the share, and what it means. */
  readonly text: string;
  /** Share of the limit, which may be above 1; `undefined` where it is not known. */
  readonly share?: number;
  readonly state: "ok" | "tight" | "over" | "unknown";
}

/** What a meter says. */
export function bar({ label, unit, value, limit, tightAbove }: Meter): Bar {
  const show = (number: number) => (unit === "bytes" ? String(Size.bytes(number)) : amount(number));
  const of = limit === undefined ? "limit not known at synthesis" : `limit ${show(limit)}`;
  if (value === undefined || limit === undefined) {
    const amounts = `${value === undefined ? "not reviewed" : show(value)}, ${of}`;
    return { label, amounts, text: amounts, state: "unknown" };
  }
  const amounts = `${show(value)} of ${show(limit)}`;
  const share = value / limit;
  const state = share > 1 ? "over" : share > tightAbove ? "tight" : "ok";
  const meaning = { over: ": over the limit", tight: ": tight", ok: "" }[state];
  return { label, amounts, text: `${amounts}, ${percent(share)}${meaning}`, share, state };
}
