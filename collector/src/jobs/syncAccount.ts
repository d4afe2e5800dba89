import type { Logger } from 'pino';
import { ProviderClient } from '../connectors/kit/client.js';
import type { Connector } from '../connectors/kit/connector.js';
import type { HttpGet, Pause } from '../connectors/kit/http.js';
import type { Day } from '../domain/day.js';
import type { Secret } from '../domain/secret.js';
import { CollectorError, errorCode, errorMessage, type ErrorCode } from '../errors.js';
import { scrub } from '../logging/scrub.js';
import type { AccountRow } from '../store/accounts.js';
import { databaseError, databaseNow, type Pool } from '../store/db.js';
import type { SeriesIndex } from '../store/seriesIndex.js';
import {
  closeOrphanedRuns,
  finishRun,
  noCounts,
  startRun,
  type SyncCounts,
  type SyncOutcome,
  type SyncTrigger,
} from '../store/syncRuns.js';
import { accountWindows, type PlannedWindowRow } from '../store/windows.js';
import { restoreEstimates } from './deriveEstimates.js';
import { refreshNames } from './refreshNames.js';
import { planReads, type PlannedRead } from './planReads.js';
import { endsTheRun, endsTheStream, isAboutAccess, keepRange, syncRange, type RangeContext } from './syncRange.js';

/** An account together with what is needed to read it. */
export interface ReadableAccount {
  readonly row: AccountRow;
  readonly connector: Connector;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly baseUrl: string;
  readonly requestsPerMinute: number;
  /** Why it cannot be read although it should be; its sync ends with this before anything is asked. */
  readonly fault?: CollectorError;
}

export interface SyncDeps {
  readonly pool: Pool;
  readonly series: SeriesIndex;
  /** To whatever host the configuration names. */
  readonly get: HttpGet;
  /** To public addresses only: for accounts that people manage in the app. */
  readonly publicGet: HttpGet;
  readonly pause: Pause;
  readonly log: Logger;
  readonly userAgent: string;
}

/** The way to the network for an account: whoever may enter an account must not reach what only the collector reaches. */
export function portOf(deps: Pick<SyncDeps, 'get' | 'publicGet'>, { origin }: AccountRow): HttpGet {
  return origin === 'api' ? deps.publicGet : deps.get;
}

export interface SyncWish {
  readonly trigger: SyncTrigger;
  /** Who asked for it, where a person did. */
  readonly actor?: string;
  /** Read these days whether or not they are due. */
  readonly days?: { readonly first: Day; readonly last: Day };
  /** Somebody has compared the days with the provider's console: amounts that all moved by a factor of 100 are right. */
  readonly acceptsUnitChange?: boolean;
  readonly signal: AbortSignal;
  /** The run ends after this long and the next one goes on; no limit for a backfill that a person watches. */
  readonly limitMs: number;
  /** Called before and after each range: windows of the account done and planned. */
  readonly onProgress?: (accountName: string, done: number, planned: number) => void;
  /** Called when the run is registered. */
  readonly onStart?: (runId: string) => void;
}

export interface SyncReport {
  readonly accountName: string;
  readonly outcome: SyncOutcome;
  readonly counts: SyncCounts;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly seconds: number;
}

/** Reads whatever is due of one account into the ledger. A failure ends in the report, never in a thrown error. */
export async function syncAccount(deps: SyncDeps, account: ReadableAccount, wish: SyncWish): Promise<SyncReport> {
  const { row } = account;
  const started = Date.now();
  const counts = noCounts();
  const log = deps.log.child({ account: row.accountName, service: row.serviceId });
  let runId = '';
  try {
    runId = await startRun(deps.pool, row.accountId, wish.trigger, wish.actor);
    wish.onStart?.(runId);
    await closeOrphanedRuns(deps.pool, row.accountId, runId);
    const error = await readDue({ ...deps, log }, account, wish, runId, counts);
    await restoreEstimates(deps.pool, row.accountId);
    const report = {
      accountName: row.accountName,
      outcome: outcomeOf(counts, error),
      counts,
      error: told(error),
      seconds: (Date.now() - started) / 1000,
    };
    await finishRun(deps.pool, runId, report.outcome, counts, report.error);
    log[error ? 'warn' : 'info'](
      { ...counts, outcome: report.outcome, seconds: report.seconds, err: error ?? undefined },
      'sync finished',
    );
    return report;
  } catch (thrown) {
    const error = databaseError(thrown);
    log.error({ err: error }, 'sync failed');
    const report = {
      accountName: row.accountName,
      outcome: 'failed' as const,
      counts,
      error: told(error),
      seconds: (Date.now() - started) / 1000,
    };
    if (runId !== '') await finishRun(deps.pool, runId, 'failed', counts, report.error).catch(() => undefined);
    return report;
  }
}

/** Reads the planned ranges one after another; returns the last failure that matters, if any. */
async function readDue(
  deps: SyncDeps,
  account: ReadableAccount,
  wish: SyncWish,
  runId: string,
  counts: SyncCounts,
): Promise<unknown> {
  if (account.fault) return account.fault;
  const now = await databaseNow(deps.pool);
  const today = now.slice(0, 10) as Day;
  const known = await accountWindows(deps.pool, account.row.accountId);
  const plan = (windows: readonly PlannedWindowRow[]): PlannedRead[] =>
    planReads(account.connector, account.row.backfillFrom, windows, today, wish.days);
  // Who asks in person has perhaps just repaired it: what failed is due at once.
  const everything = plan(known.map((window) => ({ ...window, failedSecondsAgo: null })));
  const reads = wish.trigger === 'schedule' ? plan(known) : everything;
  const waiting = standingFailure(account.row, known, everything, reads);
  counts.windowsPlanned = reads.reduce((sum, read) => sum + read.days, 0);
  if (reads.length === 0) return waiting;
  const context = rangeContext(deps, account, wish, runId, today, counts);
  try {
    const failure = await readRanges(reads, context, wish, counts.windowsPlanned);
    if (failure === null) await refreshNames(account.connector, context);
    return failure ?? waiting;
  } finally {
    counts.requests = context.client.requests;
  }
}

function rangeContext(
  deps: SyncDeps,
  account: ReadableAccount,
  wish: SyncWish,
  runId: string,
  today: Day,
  counts: SyncCounts,
): RangeContext {
  const client = new ProviderClient({
    connector: account.connector,
    accountName: account.row.accountName,
    baseUrl: account.baseUrl,
    secrets: account.secrets,
    requestsPerMinute: account.requestsPerMinute,
    get: portOf(deps, account.row),
    pause: deps.pause,
    userAgent: deps.userAgent,
  });
  const signal = Number.isFinite(wish.limitMs)
    ? AbortSignal.any([wish.signal, AbortSignal.timeout(wish.limitMs)])
    : wish.signal;
  return {
    ...deps,
    account: account.row,
    client,
    runId,
    today,
    acceptsUnitChange: wish.acceptsUnitChange ?? false,
    signal,
    deadline: Date.now() + wish.limitMs,
    counts,
    refused: new Set(),
    organisation: { id: account.row.organisationId },
  };
}

/** Between two attempts a day that failed is not due, and yet a run that leaves it as it is is no success. */
function standingFailure(
  { accountName }: AccountRow,
  known: readonly PlannedWindowRow[],
  everything: readonly PlannedRead[],
  due: readonly PlannedRead[],
): CollectorError | null {
  const isIn = (reads: readonly PlannedRead[], { stream, day }: PlannedWindowRow): boolean =>
    reads.some((read) => read.stream.name === stream && read.range.first <= day && day <= read.range.last);
  const failed = known.find((window) => window.errorCode !== null && isIn(everything, window) && !isIn(due, window));
  if (!failed) return null;
  const message = `${accountName} ${failed.stream} ${failed.day}: the last attempt failed (${failed.errorCode}); it is tried again once an hour, and at once when a person asks for a sync`;
  return new CollectorError(failed.errorCode as ErrorCode, message);
}

/**
 * Reads range by range. A stream whose endpoint does not answer is left to the next run, so that it does not keep the
 * others from being read; when a second one does not answer either, the provider is away.
 */
async function readRanges(
  reads: readonly PlannedRead[],
  context: RangeContext,
  wish: SyncWish,
  planned: number,
): Promise<unknown> {
  let failure: unknown = null;
  let done = 0;
  const unanswered = new Set<PlannedRead['stream']>();
  for (const [index, read] of reads.entries()) {
    if (unanswered.has(read.stream)) continue;
    wish.onProgress?.(context.account.accountName, done, planned);
    const error = await syncRange(read.stream, read.range, context);
    done += read.days;
    if (error === null) continue;
    failure = error;
    if (endsTheStream(error)) unanswered.add(read.stream);
    if (!endsTheRun(error) && unanswered.size < 2) continue;
    // Where a person must act, the other streams would be refused as well: they too wait an hour.
    if (isAboutAccess(errorCode(error)))
      for (const left of reads.slice(index + 1)) await keepRange(left.stream, left.range, error, context);
    break;
  }
  wish.onProgress?.(context.account.accountName, done, planned);
  return failure;
}

function outcomeOf(counts: SyncCounts, error: unknown): SyncOutcome {
  if (error === null) return 'succeeded';
  if (errorCode(error) === 'SYNC_ABORTED') return 'aborted';
  return counts.windowsFresh + counts.windowsChanged + counts.windowsUnchanged > 0 ? 'partial' : 'failed';
}

function told(error: unknown): SyncReport['error'] {
  return error === null ? null : { code: errorCode(error), message: scrub(errorMessage(error)) };
}
