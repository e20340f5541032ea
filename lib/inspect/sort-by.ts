/** Items by a text of theirs. */
export function sortBy<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] {
  if (items.length < 2) {
    return [...items];
  }
  return items
    .map((item) => ({ item, text: textOf(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}
