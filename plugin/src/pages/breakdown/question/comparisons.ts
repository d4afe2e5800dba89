/** What the change of a row is against; the names are the collector's. */
export const COMPARISONS = {
  previous_period: { label: 'Days before', against: 'the same number of days right before' },
  month_over_month: { label: 'Last month', against: 'the same days of last month' },
  quarter_over_quarter: { label: 'Last quarter', against: 'the same days of last quarter' },
} as const;

export type Comparison = keyof typeof COMPARISONS;

/** A word of an address that is none becomes the days before. */
export function toComparison(word: string): Comparison {
  return Object.hasOwn(COMPARISONS, word) ? (word as Comparison) : 'previous_period';
}
