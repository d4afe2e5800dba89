/** Items that share the values of all asked dimensions. */
export interface Group<T> {
  readonly values: readonly (string | null)[];
  readonly items: T[];
}

/** One way to read a dimension off an item; null when it has none. */
export type Dimension<T> = (item: T) => string | null;

const NO_VALUE = '\u0000';

/** Groups in the order of their first item. Without dimensions: one group of everything, or none of nothing. */
export function groupItems<T>(items: readonly T[], dimensions: readonly Dimension<T>[]): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const item of items) {
    const values = dimensions.map((dimension) => dimension(item));
    const key = values.map((value) => value ?? NO_VALUE).join('\u001f');
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { values, items: [item] });
  }
  return [...groups.values()];
}

/** The values of a group by name, null for the dimensions that were not asked. */
export function namedValues(
  all: readonly string[],
  asked: readonly string[],
  values: readonly (string | null)[],
): Record<string, string | null> {
  return Object.fromEntries(all.map((name) => [name, values[asked.indexOf(name)] ?? null]));
}
