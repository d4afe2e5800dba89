import { OWN_STREAMS, type Charge, type Source } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import type { Transaction } from '../../store/db.js';
import { billedDays } from '../../store/estimates.js';
import { replaceOwnWindows } from '../../store/ownWindows.js';
import { storedCharges } from '../../store/storedCharges.js';
import { recordChange } from '../../store/syncRuns.js';
import { chargeOfRow, overlay } from './chargesOfRows.js';
import type { PlacedRows } from './placeRows.js';

/** So many days, or days with so many charges, are worked on before a server gets to its other callers. */
const DAYS_AT_ONCE = 31;
const CHARGES_AT_ONCE = 4_000;

/** How many charges of a file made a difference. */
export interface Effect {
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Estimates of days that the provider has billed: they are not stored. */
  readonly withheld: number;
}

export interface FileChange {
  readonly source: Exclude<Source, 'api'>;
  readonly actor: string;
  readonly fileName: string;
}

/** Lays the rows of a file over what the account's stream of imports holds. The transaction must hold `lockAccount`. */
export async function storeCharges(tx: Transaction, { target, rows }: PlacedRows, file: FileChange): Promise<Effect> {
  const { accountId } = target;
  const isEstimate = file.source === 'estimate';
  const stream = isEstimate ? OWN_STREAMS.importedEstimate : OWN_STREAMS.import;
  const ofFile = byDay(rows.map((row) => chargeOfRow(row, file.source)));
  const effect = { fresh: 0, changed: 0, unchanged: 0, withheld: 0 };
  for (const day of isEstimate ? await billedDays(tx, accountId, [...ofFile.keys()]) : []) {
    effect.withheld += ofFile.get(day)?.length ?? 0;
    ofFile.delete(day);
  }
  let runId: string | undefined;
  for (const batch of batchesOf(ofFile)) {
    const stored = await storedCharges(tx, accountId, stream, batch);
    const laid = batch.map((day) => ({ day, ...overlay(stored.get(day) ?? [], ofFile.get(day) ?? []) }));
    for (const { fresh, changed, unchanged } of laid) {
      effect.fresh += fresh;
      effect.changed += changed;
      effect.unchanged += unchanged;
    }
    const windows = laid.filter(({ fresh, changed }) => fresh + changed > 0);
    if (windows.length === 0) continue;
    runId ??= await recordChange(tx, { accountId, trigger: 'import', actor: file.actor, note: file.fileName });
    await replaceOwnWindows(tx, { accountId, stream, runId, endpoint: 'file', windows });
  }
  return effect;
}

function* batchesOf(ofFile: ReadonlyMap<Day, readonly Charge[]>): Generator<Day[]> {
  let batch: Day[] = [];
  let charges = 0;
  for (const day of [...ofFile.keys()].sort()) {
    batch.push(day);
    charges += ofFile.get(day)?.length ?? 0;
    if (batch.length < DAYS_AT_ONCE && charges < CHARGES_AT_ONCE) continue;
    yield batch;
    batch = [];
    charges = 0;
  }
  if (batch.length > 0) yield batch;
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
