import type { CurrencyTimeline } from './model/currencyTimeline';
import type { Part } from './model/part';
import { sourceOrder } from './model/sourceOrder';

/** What a person chose in the legend. */
export interface Filter {
  readonly hiddenSources: readonly string[];
  /** The only stack to show; null for all. */
  readonly onlyStack: string | null;
}

export const NO_FILTER: Filter = { hiddenSources: [], onlyStack: null };

export function toggleSource(filter: Filter, source: string): Filter {
  const { hiddenSources } = filter;
  const isHidden = hiddenSources.includes(source);
  return {
    ...filter,
    hiddenSources: isHidden ? hiddenSources.filter((name) => name !== source) : [...hiddenSources, source],
  };
}

/** Choosing the only stack once more brings the others back. */
export function toggleStack(filter: Filter, stack: string): Filter {
  return { ...filter, onlyStack: filter.onlyStack === stack ? null : stack };
}

/** The filter without names that the charts no longer have: they must not hide everything. */
export function stillValid(filter: Filter, charts: readonly CurrencyTimeline[]): Filter {
  const { onlyStack, hiddenSources } = filter;
  const isThere = onlyStack !== null && stacksOf(charts).includes(onlyStack);
  const sources = sourcesOf(charts);
  return {
    onlyStack: isThere ? onlyStack : null,
    hiddenSources: hiddenSources.filter((source) => sources.includes(source)),
  };
}

export function isFiltering({ hiddenSources, onlyStack }: Filter): boolean {
  return hiddenSources.length > 0 || onlyStack !== null;
}

export function isShown({ hiddenSources, onlyStack }: Filter, part: Part): boolean {
  return !hiddenSources.includes(part.source) && (onlyStack === null || part.stack === onlyStack);
}

export function sourcesOf(charts: readonly CurrencyTimeline[]): string[] {
  const sources = new Set(charts.flatMap(({ parts }) => parts.map(({ source }) => source)));
  return [...sources].sort((a, b) => sourceOrder(a) - sourceOrder(b));
}

/** The stacks of all charts, those of the first chart first. */
export function stacksOf(charts: readonly CurrencyTimeline[]): string[] {
  return [...new Set(charts.flatMap(({ stacks }) => stacks))];
}
