import { isOneTypingErrorAway } from "../typing-error";

/** The name that was probably meant: one typing error away, in any case of its letters. @internal */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  return names.find((candidate) => {
    const likely = candidate.toLowerCase();
    return likely === wanted || isOneTypingErrorAway(likely, wanted);
  });
}
