/** What names and texts are made of. */
const WORD = /[\w-]+/g;

/** What the name of a node ends with, after that of its cache: `shop-001`, `shop-0001-001`. */
const NODE = /-\d{3,4}$/;

interface Entry<Owner> {
  readonly owner: Owner;
  readonly pattern: RegExp;
}

/**
 * Finds which of many names are in a text, each as it is or as that of a node. Every name is filed under
 * the one of its words that is rarest among all names, so that a text is asked for few of them.
 */
export class NameIndex<Owner> {
  private readonly entries = new Map<string, Entry<Owner>[]>();
  /** Words that start as one of the filed ones does: to cut a text into all its words takes far longer. */
  private readonly candidates: RegExp;

  constructor(names: readonly (readonly [name: string, owner: Owner])[]) {
    const frequency = new Map<string, number>();
    for (const word of names.flatMap(([name]) => wordsOf(name))) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
    for (const [name, owner] of names) {
      const [rarest] = wordsOf(name).sort(
        (a, b) => Number(frequency.get(a)) - Number(frequency.get(b)) || b.length - a.length,
      );
      if (rarest !== undefined) {
        const filed = this.entries.get(rarest) ?? [];
        filed.push({ owner, pattern: patternOf(name) });
        this.entries.set(rarest, filed);
      }
    }
    const starts = new Set([...this.entries.keys()].map((word) => word.slice(0, 4)));
    this.candidates = new RegExp(`(?<![\\w-])(?:${[...starts].join("|")})[\\w-]*`, "g");
  }

  /** The owners of the names that are in a text. */
  public ownersIn(text: string): Set<Owner> {
    const owners = new Set<Owner>();
    if (this.entries.size === 0) {
      return owners;
    }
    for (const word of text.match(this.candidates) ?? []) {
      this.addOwners(owners, word, text);
    }
    return owners;
  }

  private addOwners(owners: Set<Owner>, word: string, text: string): void {
    for (const { owner, pattern } of this.entries.get(word) ?? []) {
      if (!owners.has(owner) && pattern.test(text)) {
        owners.add(owner);
      }
    }
    if (NODE.test(word)) {
      this.addOwners(owners, word.replace(NODE, ""), text);
    }
  }
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function patternOf(name: string): RegExp {
  const escaped = name.replace(/[^\w-]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${escaped}(-\\d{3,4})*(?![\\w-])`);
}
