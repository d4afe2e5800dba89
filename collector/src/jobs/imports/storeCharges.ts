import { OWN_STREAMS, type Charge, type Source } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import type { Transaction } from '../../store/db.js';
import { replaceOwnWindows } from '../../store/ownWindows.js';
import { storedCharges } from '../../store/storedCharges.js';
import { recordChange } from '../../store/syncRuns.js';
import { chargeOfRow, overlay } from './chargesOfRows.js';
import type { PlacedRows } from './placeRows.js';

/** So many days are held in memory at once. */
const DAYS_AT_ONCE = 31;

/** How many charges of a file made a difference. */
export interface Effect {
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface FileChange {
  readonly source: Exclude<Source, 'api'>;
  readonly actor: string;
  readonly fileName: string;
}

/** Lays the rows of a file over what the account's stream of imports holds. The transaction must hold `lockAccount`. */
export async function storeCharges(tx: Transaction, { target, rows }: PlacedRows, file: FileChange): Promise<Effect> {
  const { accountId } = target;
  const ofFile = byDay(rows.map((row) => chargeOfRow(row, file.source)));
  const days = [...ofFile.keys()].sort();
  const effect = { fresh: 0, changed: 0, unchanged: 0 };
  let runId: string | undefined;
  for (let start = 0; start < days.length; start += DAYS_AT_ONCE) {
    const batch = days.slice(start, start + DAYS_AT_ONCE);
    const stored = await storedCharges(tx, accountId, OWN_STREAMS.import, batch);
    const laid = batch.map((day) => ({ day, ...overlay(stored.get(day) ?? [], ofFile.get(day) ?? []) }));
    for (const { fresh, changed, unchanged } of laid) {
      effect.fresh += fresh;
      effect.changed += changed;
      effect.unchanged += unchanged;
    }
    const windows = laid.filter(({ fresh, changed }) => fresh + changed > 0);
    if (windows.length === 0) continue;
    runId ??= await recordChange(tx, { accountId, trigger: 'import', actor: file.actor, note: file.fileName });
    await replaceOwnWindows(tx, { accountId, stream: OWN_STREAMS.import, runId, endpoint: 'file', windows });
  }
  return effect;
}

function byDay(charges: readonly Charge[]): Map<Day, Charge[]> {
  const groups = new Map<Day, Charge[]>();
  for (const charge of charges) {
    const group = groups.get(charge.chargeDate);
    if (group) group.push(charge);
    else groups.set(charge.chargeDate, [charge]);
  }
  return groups;
}
