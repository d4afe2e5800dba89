import type { Logger } from 'pino';
import type { ProviderClient } from '../connectors/kit/client.js';
import type { DayRange, Endpoint, Stream } from '../connectors/kit/connector.js';
import { ProviderRefusal } from '../connectors/kit/providerRefusal.js';
import { nextRequest, readDays, type DaysRead } from '../connectors/kit/readDays.js';
import { addDays, daysBetween, eachDay, type Day } from '../domain/day.js';
import { CollectorError, errorCode, ERRORS } from '../errors.js';
import { scrub } from '../logging/scrub.js';
import { noteOrganisation, type AccountRow } from '../store/accounts.js';
import { databaseError, databaseNow, type Pool } from '../store/db.js';
import { saveRejects, saveSchemaDrift } from '../store/findings.js';
import { replaceWindows, type ReplaceResult } from '../store/replaceWindows.js';
import type { SeriesIndex } from '../store/seriesIndex.js';
import type { SyncCounts } from '../store/syncRuns.js';
import { keepWindows } from '../store/windows.js';

export interface RangeContext {
  readonly pool: Pool;
  readonly series: SeriesIndex;
  readonly log: Logger;
  readonly account: AccountRow;
  readonly client: ProviderClient;
  readonly runId: string;
  readonly today: Day;
  readonly acceptsUnitChange: boolean;
  readonly signal: AbortSignal;
  readonly deadline: number;
  /** Added to as the range is read. */
  readonly counts: SyncCounts;
  /** Endpoints this account has no access to, learned during the run. */
  readonly refused: Set<Endpoint>;
  /** The organisation whose history the account holds; null until the first answer names one. */
  readonly organisation: { id: string | null };
}

/**
 * Reads a range of one stream into the ledger, request by request. Days that fail keep what is stored and do not hold
 * up the days after them, unless every further request of the stream would fail the same way. Returns the last failure, if any.
 */
export async function syncRange(stream: Stream, range: DayRange, context: RangeContext): Promise<unknown> {
  let failure: unknown = null;
  let rest: DayRange | null = range;
  let maxDays = Infinity;
  while (rest !== null) {
    const limited: DayRange =
      daysBetween(rest.first, rest.last) < maxDays
        ? rest
        : { first: rest.first, last: addDays(rest.first, maxDays - 1) };
    const step = nextRequest(stream, limited, context.today, (endpoint) => context.refused.has(endpoint));
    if (step === null) {
      failure = noEndpoint(stream, rest.first, context);
      await keepRange(stream, { first: rest.first, last: rest.first }, failure, context);
      rest = daysAfter(rest.first, rest);
      continue;
    }
    try {
      failure = (await readIntoLedger(stream, step.endpoint, step.range, context)) ?? failure;
    } catch (thrown) {
      const error = databaseError(thrown);
      if (isRefused(step.endpoint, error, context)) continue;
      const days = daysBetween(step.range.first, step.range.last) + 1;
      if (isTooLarge(error) && days > step.endpoint.minDays) {
        maxDays = Math.max(step.endpoint.minDays, Math.floor(days / 2));
        continue;
      }
      const isOver = endsTheStream(error);
      await keepRange(stream, { first: step.range.first, last: isOver ? rest.last : step.range.last }, error, context);
      if (isOver) return error;
      failure = error;
    }
    rest = daysAfter(step.range.last, rest);
  }
  return failure;
}

/** The provider does not answer this account on this endpoint: for the rest of the run the next one is asked. */
function isRefused(endpoint: Endpoint, error: unknown, context: RangeContext): boolean {
  if (!(error instanceof ProviderRefusal) || !endpoint.refusedBy(error) || context.refused.has(endpoint)) return false;
  context.refused.add(endpoint);
  context.log.info({ endpoint: endpoint.name, detail: error.detail }, 'endpoint refused, trying the next one');
  return true;
}

const ABOUT_ACCESS: readonly string[] = [
  'PROVIDER_UNAUTHORIZED',
  'PROVIDER_FORBIDDEN',
  'PROVIDER_PAYMENT_REQUIRED',
  'PROVIDER_ORGANISATION_CHANGED',
  'PROVIDER_TLS',
  'PROVIDER_PROXY',
  'PROVIDER_REDIRECT',
];

/** A failure with this code refuses the account as a whole until a person acts. */
export function isAboutAccess(code: string | null): boolean {
  return code !== null && ABOUT_ACCESS.includes(code);
}

/** After some failures every further request to the provider would fail the same way. */
export function endsTheRun(error: unknown): boolean {
  const code = errorCode(error);
  return code.startsWith('DATABASE_') || code.startsWith('SYNC_') || code === 'INTERNAL' || isAboutAccess(code);
}

/** The endpoint does not answer now: more of its stream is left to the next run, and other endpoints may be well. */
export function endsTheStream(error: unknown): boolean {
  return endsTheRun(error) || ERRORS[errorCode(error)].retry === 'soon';
}

function daysAfter(done: Day, range: DayRange): DayRange | null {
  return done < range.last ? { first: addDays(done, 1), last: range.last } : null;
}

/** One request's days: read everything, check it, then write it in one transaction. No transaction is open while HTTP is in flight. */
async function readIntoLedger(
  stream: Stream,
  endpoint: Endpoint,
  range: DayRange,
  context: RangeContext,
): Promise<CollectorError | null> {
  const { account, pool, counts, runId } = context;
  const fetchedAt = await databaseNow(pool);
  const read = await readDays(endpoint, range, { ...context, accountName: account.accountName });
  await checkOrganisation(context);
  await saveRejects(
    pool,
    account.accountId,
    stream.name,
    runId,
    read.rejects.map((reject) => ({ ...reject, raw: scrub(reject.raw) })),
  );
  await saveSchemaDrift(pool, account.accountId, stream.name, read.unknownFields);
  for (const { day, error } of read.kept)
    await keepWindows(pool, account.accountId, stream.name, [day], fetchedAt, error);
  const result = await replaceWindows(pool, context.series, {
    accountId: account.accountId,
    stream: stream.name,
    runId,
    fetchedAt,
    endpoint: endpoint.name,
    restatementDays: stream.restatementDays,
    acceptsUnitChange: context.acceptsUnitChange,
    windows: read.windows,
  });
  addCounts(counts, read, result);
  return [...read.kept, ...result.kept].at(-1)?.error ?? null;
}

function addCounts(counts: SyncCounts, read: DaysRead, result: ReplaceResult): void {
  counts.windowsFresh += result.fresh;
  counts.windowsChanged += result.changed;
  counts.windowsUnchanged += result.unchanged;
  counts.windowsKept += read.kept.length + result.kept.length;
  counts.rowsReceived += read.rowsReceived;
  counts.rowsStored += result.rowsStored;
  counts.rowsRejected += read.rejects.length;
  counts.rowsCollapsed += result.rowsCollapsed;
  counts.rowsOutOfWindow += read.rowsOutOfWindow;
  counts.rowsRounded += read.rowsRounded;
  counts.rowsUnpriced += result.rowsUnpriced;
  counts.amountsRestated += result.amountsRestated;
}

/** A key that suddenly belongs to another organisation must not overwrite this one's history. */
async function checkOrganisation(context: RangeContext): Promise<void> {
  const { account, client, organisation, pool } = context;
  if (client.organisationId === null || client.organisationId === organisation.id) return;
  if (organisation.id === null) {
    await noteOrganisation(pool, account.accountId, client.organisationId);
    organisation.id = client.organisationId;
    return;
  }
  throw new CollectorError(
    'PROVIDER_ORGANISATION_CHANGED',
    `${account.accountName}: the key now belongs to organisation ${client.organisationId}, the stored history to ${organisation.id}; give the new organisation an account of its own`,
  );
}

/** Keeps what is stored of these days and notes why they could not be read. */
export async function keepRange(stream: Stream, range: DayRange, error: unknown, context: RangeContext): Promise<void> {
  const code = errorCode(error);
  if (!(error instanceof CollectorError) || code.startsWith('DATABASE_') || code === 'SYNC_ABORTED') return;
  const failedAt = await databaseNow(context.pool);
  const days = eachDay(range.first, range.last);
  context.counts.windowsKept += days.length;
  const told = new CollectorError(error.code, scrub(error.message));
  await keepWindows(context.pool, context.account.accountId, stream.name, days, failedAt, told);
}

function noEndpoint(stream: Stream, day: Day, context: RangeContext): CollectorError {
  return new CollectorError(
    'PROVIDER_BAD_REQUEST',
    `${context.account.accountName} ${stream.name} ${day}: the provider refused every endpoint for this day; check what the key may read, or let the backfill begin later`,
  );
}

function isTooLarge(error: unknown): boolean {
  return ['PROVIDER_ROW_CAP', 'PROVIDER_PAGE_CAP', 'PROVIDER_RESPONSE_TOO_LARGE'].includes(errorCode(error));
}
