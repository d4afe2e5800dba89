import type pg from 'pg';
import type { Charge } from '../domain/charge.js';
import type { Day } from '../domain/day.js';
import { finalityOf, judgeRead, type Verdict } from '../domain/window.js';
import { CollectorError } from '../errors.js';
import { lockAccount } from './accountLock.js';
import { applyDifference } from './applyDifference.js';
import { copyField, copyIn } from './copy.js';
import { databaseNow, withRetriedTransaction, type Db, type Transaction } from './db.js';
import { checkSums, writeRollups } from './rollups.js';
import { estimatesBesideBills } from './estimates.js';
import { SeriesIndex } from './seriesIndex.js';
import { windowPayload, type WindowPayload } from './windowPayload.js';
import { lockWindows, saveWindowFailure, saveWindows, type WindowState } from './windows.js';

/** The complete charges of some days of one stream, from one read. */
export interface ReplaceRequest {
  readonly accountId: number;
  readonly stream: string;
  readonly runId: string;
  /** When the read began, by the database's clock. */
  readonly fetchedAt: string;
  /** Which of the provider's endpoints said so. */
  readonly endpoint: string;
  readonly restatementDays: number;
  /**
   * Who says so. A provider may be mistaken: an answer that turned empty, or moved by a factor of 100, is not believed at
   * once. What a person, a file or our own estimate says is the truth, and final when its day is over.
   */
  readonly authority?: 'provider' | 'ourselves';
  /** A person compared these days with the provider's console: amounts that all moved by a factor of 100 are right. */
  readonly acceptsUnitChange?: boolean;
  readonly windows: readonly { readonly day: Day; readonly charges: readonly Charge[] }[];
}

export interface ReplaceResult {
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
  /** A newer read was already stored; nothing was written. */
  readonly superseded: number;
  /** Windows that were left as they are, and why. */
  readonly kept: readonly { readonly day: Day; readonly error: CollectorError }[];
  readonly rowsStored: number;
  readonly rowsCollapsed: number;
  readonly rowsUnpriced: number;
  readonly amountsRestated: number;
}

/**
 * Makes the ledger say, for each window, exactly what this read says: charges, window state, revisions and rollups in
 * one transaction, or not at all. An older read never replaces a newer one, equal content writes no charge, and an
 * answer that cannot be true leaves its window as it was. `pool` connections only; no HTTP may be in flight.
 */
export async function replaceWindows(
  pool: pg.Pool,
  series: SeriesIndex,
  request: ReplaceRequest,
): Promise<ReplaceResult> {
  const prepared = await preparePayloads(pool, series, request);
  return withRetriedTransaction(pool, async (tx) => {
    await lockAccount(tx, request.accountId);
    const result = await replacePrepared(tx, request, prepared);
    await withdrawEstimates(tx, request);
    return result;
  });
}

/** An estimate stands only until the bill is there: the two are never added up. */
async function withdrawEstimates(tx: Transaction, request: ReplaceRequest): Promise<void> {
  const { accountId, runId } = request;
  const days = request.windows.map((window) => window.day);
  for (const [stream, estimated] of await estimatesBesideBills(tx, accountId, days)) {
    const windows = estimated.map((day) => ({ day, charges: [] }));
    await replaceWindowsWithin(tx, { accountId, runId, stream, endpoint: 'withdrawn', windows });
  }
}

/**
 * `replaceWindows` in the caller's own transaction, which must hold `lockAccount`: for windows whose charges are derived
 * from other rows of the same transaction. Here nothing is kept back: a conflict of rows is thrown.
 */
export async function replaceWindowsWithin(
  tx: Transaction,
  request: Omit<ReplaceRequest, 'authority' | 'fetchedAt' | 'restatementDays'>,
): Promise<ReplaceResult> {
  const whole = { ...request, authority: 'ourselves' as const, fetchedAt: await databaseNow(tx), restatementDays: 0 };
  // An index of its own: ids that a rollback takes back must not be remembered.
  const prepared = await preparePayloads(tx, new SeriesIndex(), whole);
  if (prepared.conflicts[0]) throw prepared.conflicts[0].error;
  return replacePrepared(tx, whole, prepared);
}

async function replacePrepared(
  tx: Transaction,
  request: ReplaceRequest,
  { payloads, conflicts }: Prepared,
): Promise<ReplaceResult> {
  const judged = await judge(tx, request, payloads);
  const fresh = of(judged, 'fresh');
  const changed = of(judged, 'changed');
  await writeFresh(tx, request, fresh);
  const { applied, suspects, amountsRestated } = await writeChanged(tx, request, changed);
  await checkSums(tx, request.accountId, request.stream, [...fresh, ...applied]);
  const unchanged = of(judged, 'unchanged');
  await saveWindows(tx, request, statesOf(request, judged, [...fresh, ...applied, ...unchanged]));
  const kept = [...conflicts, ...of(judged, 'suspicious').map(emptyAnswer), ...suspects.map(unitChange)];
  for (const { day, error } of kept)
    await saveWindowFailure(tx, request.accountId, request.stream, [day], request.fetchedAt, error);
  const written = [...fresh, ...applied];
  return {
    fresh: fresh.length,
    changed: applied.length,
    unchanged: unchanged.length,
    superseded: of(judged, 'superseded').length,
    kept,
    rowsStored: sum(written, (payload) => payload.contents.length),
    rowsCollapsed: sum(payloads, (payload) => payload.collapsedCount),
    rowsUnpriced: sum(payloads, (payload) => payload.unpricedCount),
    amountsRestated,
  };
}

interface Prepared {
  readonly payloads: readonly WindowPayload[];
  readonly conflicts: readonly Kept[];
}

interface Judged {
  readonly payload: WindowPayload;
  readonly verdict: Verdict;
  readonly sameContentForSeconds: number;
}

interface Kept {
  readonly day: Day;
  readonly error: CollectorError;
}

async function preparePayloads(db: Db, series: SeriesIndex, request: ReplaceRequest): Promise<Prepared> {
  const payloads: WindowPayload[] = [];
  const conflicts: Kept[] = [];
  for (const { day, charges } of request.windows) {
    const key = { accountId: request.accountId, stream: request.stream, day };
    const seriesIds = await series.resolve(db, request.accountId, request.stream, charges);
    try {
      payloads.push(windowPayload(key, charges, seriesIds));
    } catch (error) {
      if (!(error instanceof CollectorError)) throw error;
      conflicts.push({ day, error });
    }
  }
  return { payloads, conflicts };
}

async function judge(tx: Transaction, request: ReplaceRequest, payloads: readonly WindowPayload[]): Promise<Judged[]> {
  const days = request.windows.map((window) => window.day);
  const stored = await lockWindows(tx, request.accountId, request.stream, days, request.fetchedAt);
  return payloads.map((payload) => ({
    payload,
    verdict: judgeRead(
      stored.get(payload.day),
      { day: payload.day, contentHash: payload.contentHash, chargeCount: payload.contents.length },
      isOurs(request),
    ),
    sameContentForSeconds: stored.get(payload.day)?.sameContentForSeconds ?? 0,
  }));
}

async function writeFresh(tx: Transaction, request: ReplaceRequest, fresh: readonly WindowPayload[]): Promise<void> {
  if (fresh.length === 0) return;
  await copyIn(tx, CHARGE_TARGET, chargeLines(request, fresh));
  await writeRollups(tx, request.accountId, request.stream, fresh, true);
}

/** Where and in which order of columns `chargeLines` goes. */
export const CHARGE_TARGET = `aicost.charge (account_id, stream, run_id, revision, billed_cost_raw, charge_date,
  series_id, charge_period_start, charge_period_end, billed_cost, list_cost, consumed_quantity)`;

/** The rows of whole windows as lines of COPY. */
export function* chargeLines(
  write: Pick<ReplaceRequest, 'accountId' | 'stream' | 'runId'>,
  payloads: readonly WindowPayload[],
): Generator<string> {
  const prefix = `${write.accountId}\t${copyField(write.stream)}\t${write.runId}\t0\t`;
  for (const { day, contents, charges } of payloads) {
    for (let index = 0; index < contents.length; index += 1) {
      yield `${prefix}${copyField(charges[index]?.xBilledCostRaw ?? '')}\t${day}\t${contents[index]}\n`;
    }
  }
}

async function writeChanged(
  tx: Transaction,
  request: ReplaceRequest,
  changed: readonly WindowPayload[],
): Promise<{ applied: WindowPayload[]; suspects: WindowPayload[]; amountsRestated: number }> {
  if (changed.length === 0) return { applied: [], suspects: [], amountsRestated: 0 };
  const { amountsRestated, unitSuspects } = await applyDifference(
    tx,
    changed,
    request,
    isOurs(request) || request.acceptsUnitChange,
  );
  const applied = changed.filter((payload) => !unitSuspects.includes(payload.day));
  if (applied.length > 0) await writeRollups(tx, request.accountId, request.stream, applied, false);
  return { applied, suspects: changed.filter((payload) => unitSuspects.includes(payload.day)), amountsRestated };
}

function statesOf(request: ReplaceRequest, judged: readonly Judged[], stored: readonly WindowPayload[]): WindowState[] {
  const today = request.fetchedAt.slice(0, 10) as Day;
  const storedDays = new Set(stored.map((payload) => payload.day));
  return judged
    .filter(({ payload }) => storedDays.has(payload.day))
    .map(({ payload, verdict, sameContentForSeconds }) => {
      const isSameContent = verdict === 'unchanged';
      const stableFor = isOurs(request) ? Infinity : isSameContent ? sameContentForSeconds : 0;
      const finality = finalityOf(payload.day, today, request.restatementDays, stableFor);
      return { payload, isSameContent, finality };
    });
}

function isOurs(request: ReplaceRequest): boolean {
  return request.authority === 'ourselves';
}

function emptyAnswer(payload: WindowPayload): Kept {
  return {
    day: payload.day,
    error: new CollectorError(
      'PROVIDER_EMPTY_SUSPICIOUS',
      `${payload.stream} ${payload.day}: the provider now answers with no rows where charges are stored; the stored day is kept until it says so again ten minutes later`,
    ),
  };
}

function unitChange(payload: WindowPayload): Kept {
  return {
    day: payload.day,
    error: new CollectorError(
      'PROVIDER_UNIT_SUSPICIOUS',
      `${payload.stream} ${payload.day}: every amount moved by exactly a factor of 100, as if cents were dollars; the stored day is kept; compare it with the provider's console, and where that says the same, run: aicost sync --account NAME --from ${payload.day} --to ${payload.day} --accept`,
    ),
  };
}

function of(judged: readonly Judged[], verdict: Verdict): WindowPayload[] {
  return judged.filter((entry) => entry.verdict === verdict).map((entry) => entry.payload);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
