import { createHash } from 'node:crypto';
import type { Charge } from '../domain/charge.js';
import type { Period } from '../domain/day.js';
import { toUnits } from '../domain/decimal.js';
import type { WindowKey } from '../domain/window.js';
import { CollectorError } from '../errors.js';

/**
 * One window ready to be compared and written. `contents` are its rows in the order of the primary key, each as the
 * tab-separated text `series, start, end, billed, list, quantity`, exactly as the database prints a stored row.
 */
export interface WindowPayload extends WindowKey {
  readonly contents: readonly string[];
  /** The charge of each row of `contents`. */
  readonly charges: readonly Charge[];
  /** SHA-256 over `contents`: the order of the provider's rows does not matter, every amount does. */
  readonly contentHash: string;
  /** Sum of all amounts in 10^-12, for the sum identity. */
  readonly totalUnits: bigint;
  readonly unpricedCount: number;
  /** Identical rows that the provider sent twice and that count once. */
  readonly collapsedCount: number;
}

/**
 * Puts a window's charges into canonical form.
 * The same row twice is one row (providers repeat pages); two amounts for one row is `PROVIDER_CONFLICTING_ROWS`.
 */
export function windowPayload(key: WindowKey, charges: readonly Charge[], seriesIds: ArrayLike<number>): WindowPayload {
  const contents: string[] = [];
  const kept: Charge[] = [];
  let totalUnits = 0n;
  let unpricedCount = 0;
  let previousIdentity = '';
  // Charges of a day mostly share one period object.
  let period: Period | null = null;
  let start = '';
  let end = '';
  for (const index of canonicalOrder(charges, seriesIds)) {
    const charge = charges[index] as Charge;
    if (charge.chargePeriod !== period) ({ period, start, end } = inPostgresTime(charge.chargePeriod));
    const identity = `${seriesIds[index]}\t${start}\t`;
    const content = `${identity}${end}\t${charge.billedCost ?? '\\N'}\t${charge.listCost ?? '\\N'}\t${charge.consumedQuantity ?? '\\N'}`;
    if (content === contents.at(-1)) continue;
    if (identity === previousIdentity) throw conflictingRows(key, charge);
    previousIdentity = identity;
    contents.push(content);
    kept.push(charge);
    if (charge.billedCost !== null) totalUnits += toUnits(charge.billedCost);
    else if (charge.dimensions.xMeasure === 'cost') unpricedCount += 1;
  }
  return {
    ...key,
    contents,
    charges: kept,
    contentHash: createHash('sha256').update(contents.join('\n')).digest('hex'),
    totalUnits,
    unpricedCount,
    collapsedCount: charges.length - contents.length,
  };
}

/** The part of a row's content that names it within its window: series and start. */
export function identityOf(content: string): string {
  return content.slice(0, content.indexOf('\t', content.indexOf('\t') + 1));
}

/** The amount in a row's content; null when it has none. */
export function billedCostOf(content: string): string | null {
  const cost = content.split('\t', 4)[3] ?? '\\N';
  return cost === '\\N' ? null : cost;
}

function canonicalOrder(charges: readonly Charge[], seriesIds: ArrayLike<number>): number[] {
  const startOf = (index: number): string => charges[index]?.chargePeriod.start ?? '';
  return Array.from(charges, (_, index) => index).sort((a, b) => {
    const bySeries = (seriesIds[a] ?? 0) - (seriesIds[b] ?? 0);
    if (bySeries !== 0) return bySeries;
    return startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0;
  });
}

function inPostgresTime(period: Period): { period: Period; start: string; end: string } {
  return { period, start: postgresTime(period.start), end: postgresTime(period.end) };
}

/** `2026-11-01T00:00:00.250Z` as the server prints it: `2026-11-01 00:00:00.25+00`. */
function postgresTime(instant: string): string {
  const time = instant.slice(11, -1);
  return `${instant.slice(0, 10)} ${time.includes('.') ? time.replace(/\.?0+$/, '') : time}+00`;
}

function conflictingRows(key: WindowKey, charge: Charge): CollectorError {
  const { xModel, skuMeter, chargeDescription } = charge.dimensions;
  const what = [xModel, skuMeter, chargeDescription].filter(Boolean).join(', ') || 'a row without a name';
  return new CollectorError(
    'PROVIDER_CONFLICTING_ROWS',
    `${key.stream} ${key.day}: the provider gave two different amounts for the same row (${what}) in one answer; the stored day is kept`,
  );
}
