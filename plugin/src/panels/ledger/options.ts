import type { Ledger, LedgerColumn } from './ledger';

export interface LedgerOptions {
  /** In the order of the query; a column that is not named here is shown as wide as its kind needs. */
  readonly columns: readonly ColumnChoice[];
}

export interface ColumnChoice {
  readonly name: string;
  readonly hidden?: boolean;
  /** In characters. */
  readonly width?: number;
}

export const DEFAULTS: LedgerOptions = { columns: [] };

export const NARROWEST = 4;
export const WIDEST = 200;

/** Options as a dashboard stores them; what is not an option of this version is dropped. */
export function readOptions(stored: unknown): LedgerOptions {
  const given: unknown = typeof stored === 'object' && stored !== null && 'columns' in stored ? stored.columns : [];
  return { columns: Array.isArray(given) ? given.flatMap(readChoice) : [] };
}

function readChoice(stored: unknown): ColumnChoice[] {
  if (typeof stored !== 'object' || stored === null) return [];
  const { name, hidden, width }: { name?: unknown; hidden?: unknown; width?: unknown } = stored;
  if (typeof name !== 'string') return [];
  return [{ name, ...(hidden === true && { hidden }), ...(isWidth(width) && { width }) }];
}

export function isWidth(width: unknown): width is number {
  return typeof width === 'number' && width >= NARROWEST && width <= WIDEST;
}

/** The columns to show; a choice that hides all of them is none. */
export function shownColumns({ columns }: Ledger, choices: readonly ColumnChoice[]): readonly LedgerColumn[] {
  const hidden = new Set(choices.filter((choice) => choice.hidden).map(({ name }) => name));
  const shown = columns.filter(({ name }) => !hidden.has(name));
  return shown.length > 0 ? shown : columns;
}

const WIDTHS: Readonly<Record<LedgerColumn['kind'], number>> = {
  day: 12,
  time: 21,
  source: 13,
  finality: 13,
  cost: 17,
  number: 14,
  id: 12,
  flag: 8,
  text: 18,
};

/** The tracks of a CSS grid, and the width below which it scrolls sideways. */
export interface Tracks {
  readonly template: string;
  readonly atLeast: string;
}

/** A chosen width is kept; the other columns share what is left. */
export function tracksOf(columns: readonly LedgerColumn[], choices: readonly ColumnChoice[]): Tracks {
  const chosen = new Map(choices.map(({ name, width }) => [name, width]));
  const widths = columns.map(({ name, kind }) => ({ chosen: chosen.get(name), usual: WIDTHS[kind] }));
  return {
    template: widths
      .map((width) => (width.chosen ? `${width.chosen}ch` : `minmax(${width.usual}ch, ${width.usual}fr)`))
      .join(' '),
    atLeast: `${widths.reduce((sum, width) => sum + (width.chosen ?? width.usual), 0)}ch`,
  };
}
