import { dimensionsKey, type Charge, type Source } from '../../domain/charge.js';
import type { ImportRow } from '../../importing/reading.js';

const NOTE = 'x_note';

/** The charge that a row of a file books. Its note travels as a tag, since there is no entry to look it up in. */
export function chargeOfRow(row: ImportRow, source: Exclude<Source, 'api'>): Charge {
  const { tags } = row.dimensions;
  return {
    dimensions: { ...row.dimensions, source, tags: row.notes === '' ? tags : { ...tags, [NOTE]: row.notes } },
    chargePeriod: row.period,
    chargeDate: row.day,
    billedCost: row.billedCost,
    xBilledCostRaw: row.xBilledCostRaw,
    listCost: row.listCost,
    consumedQuantity: row.consumedQuantity,
  };
}

/** The charges of a day after a file was laid over it, and how many charges of the file made a difference. */
export interface Overlay {
  readonly charges: readonly Charge[];
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Lays the charges of a file over the stored ones of the same day: where both say the same thing of the same period, the file wins. */
export function overlay(stored: readonly Charge[], ofFile: readonly Charge[]): Overlay {
  const charges = new Map(stored.map((charge) => [identity(charge), charge]));
  let fresh = 0;
  let changed = 0;
  for (const charge of ofFile) {
    const key = identity(charge);
    const before = charges.get(key);
    if (before && figures(before) === figures(charge)) continue;
    if (before) changed += 1;
    else fresh += 1;
    charges.set(key, charge);
  }
  return { charges: [...charges.values()], fresh, changed, unchanged: ofFile.length - fresh - changed };
}

/** What a charge is for, and when. Neither its note nor whether it is an estimate makes another charge of it. */
function identity({ dimensions, chargePeriod }: Charge): string {
  const tags = { ...dimensions.tags };
  delete tags[NOTE];
  return `${chargePeriod.start} ${dimensionsKey({ ...dimensions, source: 'import', tags })}`;
}

function figures({ dimensions, chargePeriod, billedCost, listCost, consumedQuantity }: Charge): string {
  const note = dimensions.tags[NOTE] ?? '';
  return JSON.stringify([dimensions.source, note, chargePeriod.end, billedCost, listCost, consumedQuantity]);
}
