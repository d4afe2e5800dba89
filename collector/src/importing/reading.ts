import type { ChargeDimensions, Source } from '../domain/charge.js';
import type { Day, Period } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';

/** `csv` is what our own export writes, `focus` a FinOps FOCUS file, `ccusage` what `ccusage daily --json` prints. */
export type ImportFormat = 'csv' | 'focus' | 'ccusage';

export interface ImportOptions {
  /** Left out: found from the content. */
  readonly format?: ImportFormat;
  /** The account of charges that name none. */
  readonly defaultAccount?: string;
}

/** One charge of a file; its source is the importer's to say. */
export interface ImportRow {
  readonly line: number;
  /** '' when the file does not say who provides the service. */
  readonly serviceProviderName: string;
  readonly accountName: string;
  /** The UTC day the charge is booked on: that of the period's start. */
  readonly day: Day;
  readonly dimensions: Omit<ChargeDimensions, 'source'>;
  readonly period: Period;
  readonly billedCost: Decimal | null;
  readonly xBilledCostRaw: string;
  readonly listCost: Decimal | null;
  readonly consumedQuantity: Decimal | null;
  readonly notes: string;
}

/** What is wrong, where, and how to write it right. */
export interface ImportFault {
  /** From 1, as a text editor counts; 1 when the fault is of the whole file. */
  readonly line: number;
  /** The column's name, or the place inside a JSON file. */
  readonly column: string | null;
  readonly message: string;
}

export interface ImportReading {
  readonly format: ImportFormat;
  /** What the figures of this file are, unless the user knows better. */
  readonly suggestedSource: Exclude<Source, 'api'>;
  readonly rows: readonly ImportRow[];
  /** The first thousand. */
  readonly faults: readonly ImportFault[];
  /** All faults, also those that are not kept. */
  readonly faultCount: number;
  /** Charges of the file that are not in `rows` because something is wrong with them. */
  readonly skipped: number;
  /** Rows whose period passes a UTC midnight; each is booked whole on its first day. */
  readonly longPeriods: number;
}
