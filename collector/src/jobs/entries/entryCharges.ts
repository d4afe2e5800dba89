import { NO_DIMENSIONS, type Charge } from '../../domain/charge.js';
import { spreadOver } from '../../domain/spread.js';
import type { EntryValues } from '../../store/manualEntries.js';

/**
 * What an entry books, one charge a day. The tag `x_entry` makes each entry a series of its own, so that a day may have
 * many; the notes are looked up by it, so that a new note changes no charge.
 */
export function entryCharges(entry: EntryValues & { readonly entryId: number }): Charge[] {
  const dimensions = {
    ...NO_DIMENSIONS,
    source: 'manual',
    xMeasure: 'cost',
    chargeCategory: entry.chargeCategory,
    xModel: entry.model,
    xRequestType: entry.requestType,
    billingCurrency: entry.billingCurrency,
    consumedUnit: entry.tokens === null ? '' : 'Tokens',
    tags: { ...entry.tags, x_entry: String(entry.entryId) },
  } as const;
  return spreadOver(entry).map(({ tokens, ...share }) => ({
    ...share,
    dimensions,
    xBilledCostRaw: `${entry.billedCost} ${entry.billingCurrency}`,
    listCost: null,
    consumedQuantity: tokens,
  }));
}
