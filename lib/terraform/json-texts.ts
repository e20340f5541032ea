/** Every text in a value, at any depth. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const collect = (part: unknown) => {
    if (typeof part === "string") {
      texts.push(part);
    } else if (typeof part === "object" && part !== null) {
      // In one list: lists of lists for each level of a whole stack take several times as long.
      for (const inner of Array.isArray(part) ? part : Object.values(part)) {
        collect(inner);
      }
    }
  };
  collect(value);
  return texts;
}
