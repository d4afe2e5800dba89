import { addDays, daysBetween, eachDay, startOfDay, type Day } from '../../domain/day.js';
import type { Charge } from '../../domain/charge.js';
import { CollectorError } from '../../errors.js';
import { ChargeSheet } from './chargeSheet.js';
import type { ProviderClient } from './client.js';
import type { DayRange, Endpoint, Reject, Stream } from './connector.js';
import { CursorGuard } from './paging.js';
import { ProviderRefusal } from './providerRefusal.js';
import { checkShape } from './wireJson.js';

export const MAX_ROWS = 200_000;
const MAX_RESTARTS = 3;

/** What a provider said about some days, complete or not at all. */
export interface DaysRead {
  readonly endpoint: string;
  /** Days with a complete answer, each with all its charges. */
  readonly windows: readonly { readonly day: Day; readonly charges: readonly Charge[] }[];
  /** Days that keep what is stored, and why. */
  readonly kept: readonly { readonly day: Day; readonly error: CollectorError }[];
  /** Days the provider does not know yet. */
  readonly pending: readonly Day[];
  readonly rejects: readonly Reject[];
  readonly rowsReceived: number;
  readonly rowsRounded: number;
  readonly rowsOutOfWindow: number;
  readonly unknownFields: ReadonlyMap<string, string>;
}

export interface ReadContext {
  readonly client: ProviderClient;
  readonly accountName: string;
  readonly today: Day;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970 after which nothing is tried again. */
  readonly deadline: number;
}

/**
 * The part at the start of `range` that one request can answer, and the endpoint that does; null when none covers it.
 * Its last day is never before the first of `range`, so whoever goes on after it comes to an end.
 */
export function nextRequest(
  stream: Stream,
  range: DayRange,
  today: Day,
  isRefused: (endpoint: Endpoint) => boolean,
): { endpoint: Endpoint; range: DayRange } | null {
  const choose = (day: Day): Endpoint | undefined =>
    stream.endpoints.find((candidate) => candidate.covers(day, today) && !isRefused(candidate));
  const endpoint = choose(range.first);
  if (!endpoint) return null;
  let last = range.first;
  while (
    last < range.last &&
    daysBetween(range.first, last) + 1 < endpoint.maxDays &&
    choose(addDays(last, 1)) === endpoint
  )
    last = addDays(last, 1);
  return { endpoint, range: { first: range.first, last } };
}

/** The days to ask for: a range that is too short for the endpoint begins earlier. */
function askedDays(endpoint: Endpoint, range: DayRange): DayRange {
  const earliest = addDays(range.last, 1 - endpoint.minDays);
  return earliest < range.first ? { first: earliest, last: range.last } : range;
}

/**
 * Reads all pages of one request's days. Throws when the answer as a whole cannot be trusted; single days that cannot
 * be trusted come back as `kept`. Days that had to be asked for along with the range are left out again.
 * A cursor that expires in the middle starts the whole read again.
 */
export async function readDays(endpoint: Endpoint, range: DayRange, context: ReadContext): Promise<DaysRead> {
  const where = `${context.accountName} ${endpoint.name} ${range.first}${range.last === range.first ? '' : `..${range.last}`}`;
  for (let restart = 0; ; restart += 1) {
    const sheet = new ChargeSheet();
    try {
      await readPages(endpoint, range, where, sheet, context);
      return sortByDay(endpoint, range, where, sheet);
    } catch (error) {
      if (!(error instanceof CursorExpired)) throw error;
      if (restart >= MAX_RESTARTS) {
        throw new CollectorError(
          'PROVIDER_CURSOR_EXPIRED',
          `${where}: the provider's pages expired ${MAX_RESTARTS + 1} times while they were read; the stored figures stay`,
        );
      }
    }
  }
}

class CursorExpired extends Error {}

async function readPages(
  endpoint: Endpoint,
  range: DayRange,
  where: string,
  sheet: ChargeSheet,
  context: ReadContext,
): Promise<void> {
  const request = endpoint.request(askedDays(endpoint, range));
  const guard = new CursorGuard(where, endpoint.paging);
  let query = request.query;
  for (let page = 1; ; page += 1) {
    const here = `${where} page ${page}`;
    const body = await context.client
      .getJson(here, { ...request, query }, context.signal, context.deadline)
      .catch((error: unknown) => {
        const isExpired =
          page > 1 && error instanceof ProviderRefusal && (error.status === 410 || error.status === 400);
        throw isExpired ? new CursorExpired() : error;
      });
    const content = checkShape(here, endpoint.page, body);
    endpoint.map(content, sheet);
    if (sheet.charges.length + sheet.rejects.length > MAX_ROWS) {
      throw new CollectorError(
        'PROVIDER_ROW_CAP',
        `${here}: more than ${MAX_ROWS} rows in one read; the stored figures stay`,
      );
    }
    const cursor = guard.next(content);
    if (cursor === null) return;
    query = [...request.query, [endpoint.paging.param, cursor]];
  }
}

function sortByDay(endpoint: Endpoint, range: DayRange, where: string, sheet: ChargeSheet): DaysRead {
  const byDay = new Map<Day, Charge[]>(eachDay(range.first, range.last).map((day) => [day, []]));
  const asked = askedDays(endpoint, range);
  let rowsOutOfWindow = 0;
  for (const charge of sheet.charges) {
    byDay.get(charge.chargeDate)?.push(charge);
    if (charge.chargeDate < asked.first || charge.chargeDate > asked.last) rowsOutOfWindow += 1;
  }
  const badDays = new Set(sheet.rejects.map((reject) => reject.day));
  const windows: { day: Day; charges: Charge[] }[] = [];
  const kept: { day: Day; error: CollectorError }[] = [];
  const pending: Day[] = [];
  for (const [day, charges] of byDay) {
    if (badDays.has(day) || badDays.has(null)) kept.push({ day, error: badRows(where, day, sheet) });
    else if (sheet.days.has(day) || isEmptyDay(endpoint, day, sheet)) windows.push({ day, charges });
    else if (endpoint.silentDay === 'refreshed') pending.push(day);
    else kept.push({ day, error: missingDay(where, day) });
  }
  const { rejects, rowsReceived, rowsRounded, unknownFields } = sheet;
  return {
    endpoint: endpoint.name,
    windows,
    kept,
    pending,
    rejects,
    rowsReceived,
    rowsRounded,
    rowsOutOfWindow,
    unknownFields,
  };
}

function isEmptyDay(endpoint: Endpoint, day: Day, sheet: ChargeSheet): boolean {
  if (endpoint.silentDay === 'implied') return true;
  if (endpoint.silentDay === 'listed' || sheet.refreshedAt === null) return false;
  return sheet.refreshedAt >= startOfDay(addDays(day, 1));
}

function badRows(where: string, day: Day, sheet: ChargeSheet): CollectorError {
  const example = sheet.rejects.find((reject) => reject.day === day || reject.day === null);
  const what =
    example?.reason === 'bad_day' ? 'a row without a readable day' : 'an amount that is not a number we may store';
  return new CollectorError(
    'PROVIDER_BAD_NUMBER',
    `${where}: the answer holds ${what}; ${day} keeps what is stored, the row is in the list of rejects`,
  );
}

function missingDay(where: string, day: Day): CollectorError {
  return new CollectorError(
    'PROVIDER_DAY_MISSING',
    `${where}: the answer does not mention ${day}, which it always does; the stored day is kept`,
  );
}
