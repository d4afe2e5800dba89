/** One record of a preview: what a row of the file says. */
export type PreviewRecord = Readonly<Record<string, unknown>>;

/** The columns that the records have. What is nested stands in the file, but not in the table. */
export function columnsOf(records: readonly PreviewRecord[]): string[] {
  return Object.keys(records[0] ?? {}).filter((name) => name !== 'metadata');
}

const PLAIN = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12, useGrouping: false });

/** What stands in the file, without the exponents of a small number. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return PLAIN.format(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A column as a person says it: `cost_usd` is "cost usd". */
export function headingOf(column: string): string {
  return column.replaceAll('_', ' ').replace('usd', '(USD)');
}

/** What a preview says of itself, as far as the page shows it. */
export interface PreviewNote {
  readonly takenAt: string;
  readonly otherCurrencies: readonly { readonly currency: string; readonly cost: string }[];
  readonly unpriced: number;
}

/** Reads the description that also stands in the file. */
export function noteOf(metadata: Readonly<Record<string, unknown>>): PreviewNote {
  const { generated_at: takenAt, other_currencies: others, unpriced_records: unpriced } = metadata;
  const list = Array.isArray(others) ? (others as { currency?: unknown; total_cost?: unknown }[]) : [];
  return {
    takenAt: String(takenAt),
    otherCurrencies: list.map(({ currency, total_cost: cost }) => ({ currency: String(currency), cost: String(cost) })),
    unpriced: typeof unpriced === 'number' ? unpriced : 0,
  };
}
