import { createHash } from 'node:crypto';
import { dimensionsKey } from '../../domain/charge.js';
import { dayOfEpoch, type Day } from '../../domain/day.js';
import type { FaultLog } from '../../importing/faultLog.js';
import type { ImportRow } from '../../importing/reading.js';
import type { EntryValues } from '../../store/manualEntries.js';
import { ENTRY_DEFAULTS } from '../entries/readEntry.js';
import { entryFault, type EntryFault } from '../entries/entryRules.js';

const COLUMN_OF: Readonly<Record<EntryFault['field'], string>> = {
  period: 'Date',
  cost: 'Cost (USD)',
  tokens: 'Tokens',
  text: 'Model',
  notes: 'Notes',
  tags: 'Tags',
};

/** An entry that a row of a file asks for. */
export interface RowEntry extends EntryValues {
  readonly importKey: string;
}

/** The entry of a row; null, with the reason in `faults`, when a manual entry cannot say what the row says. */
export function entryOfRow(row: ImportRow, today: Day, faults: FaultLog): RowEntry | null {
  if (row.billedCost === null) {
    faults.add(
      row.line,
      'Cost (USD)',
      'a manual entry needs a cost; write 0 if it was free, or import with source=import',
    );
    return null;
  }
  const values = valuesOf(row, row.billedCost);
  const fault = entryFault(values, today);
  if (!fault) return { ...values, importKey: importKeyOf(row) };
  faults.add(row.line, COLUMN_OF[fault.field], fault.message);
  return null;
}

function valuesOf(
  { day, period, dimensions, consumedQuantity, notes }: ImportRow,
  billedCost: EntryValues['billedCost'],
): EntryValues {
  const lastDay = dayOfEpoch(Date.parse(period.end) - 1);
  // Entries are told apart by their number, so that of the row is not needed.
  const tags = { ...dimensions.tags };
  delete tags.occurrence;
  return {
    firstDay: day,
    lastDay,
    spread: lastDay > day ? 'single' : 'even',
    billedCost,
    billingCurrency: dimensions.billingCurrency,
    tokens: dimensions.consumedUnit === 'Tokens' ? consumedQuantity : null,
    chargeCategory: dimensions.chargeCategory,
    model: dimensions.xModel,
    requestType: dimensions.xRequestType || ENTRY_DEFAULTS.requestType,
    notes,
    tags,
  };
}

/** What a row is about, as against what it says: the same row with another amount is the same entry. */
function importKeyOf({ period, dimensions }: ImportRow): string {
  const about = [period.start, period.end, dimensionsKey({ ...dimensions, source: 'manual' })];
  return createHash('sha256').update(JSON.stringify(about)).digest('hex');
}

/** Columns of our own export that a manual entry has no place for. */
export function leftOut({ dimensions, listCost, consumedQuantity }: ImportRow): string[] {
  const { subAccountId, xCredentialId, skuMeter, xServiceTier, chargeDescription, serviceName, consumedUnit } =
    dimensions;
  const texts = {
    'Sub Account': subAccountId,
    Credential: xCredentialId,
    'SKU Meter': skuMeter,
    'Service Tier': xServiceTier,
    'Charge Description': chargeDescription,
    'Service Name': serviceName,
    'List Cost': listCost ?? '',
    'Consumed Quantity': consumedUnit === 'Tokens' ? '' : (consumedQuantity ?? ''),
  };
  return Object.entries(texts).flatMap(([column, text]) => (text === '' ? [] : [column]));
}
