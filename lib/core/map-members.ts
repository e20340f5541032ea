/**
 * An object with what `change` makes of each of its members; the object itself when no member differs.
 * Most of a stack stays as it is, and is not copied.
 *
 * @internal
 */
export function mapMembers<T extends object>(
  value: T,
  change: (item: unknown, name: string) => unknown,
): T {
  let isSame = true;
  const changed = Object.entries(value).map(([name, item]) => {
    const other = change(item, name);
    isSame &&= other === item;
    return [name, other];
  });
  return isSame ? value : Object.fromEntries(changed);
}

/** The same for a list. @internal */
export function mapItems(
  list: readonly unknown[],
  change: (item: unknown) => unknown,
): readonly unknown[] {
  const changed = list.map(change);
  return changed.every((item, index) => item === list[index]) ? list : changed;
}
