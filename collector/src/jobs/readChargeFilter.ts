import { services } from '../connectors/catalogue.js';
import { SOURCES } from '../domain/charge.js';
import { addDays, parseDay, type Day } from '../domain/day.js';
import { CollectorError, type ErrorCode } from '../errors.js';
import { ledgerAccounts } from '../store/accounts.js';
import type { ChargeFilter } from '../store/chargeFilter.js';
import { databaseNow, type Db } from '../store/db.js';

/** The words of a filter, as they stand in an address or on the command line. */
export interface FilterWords {
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly service_id?: string | undefined;
  readonly account_id?: string | undefined;
  readonly source?: string | undefined;
  readonly model?: string | undefined;
  readonly project?: string | undefined;
}

const DEFAULT_DAYS = 30;

/** Understands a filter; the last 30 days unless said otherwise. Faults have the codes of the export's contract. */
export async function readChargeFilter(db: Db, words: FilterWords): Promise<ChargeFilter> {
  const days = await readDays(db, words);
  const source = oneOfWords('source', words.source ?? 'all', [...SOURCES, 'all'] as const, 'INVALID_SOURCE');
  const stored = await ledgerAccounts(db);
  return {
    ...days,
    serviceId: readService(words.service_id, [
      ...services.map((service) => service.id),
      ...stored.map((account) => account.serviceId),
    ]),
    accountId: readAccount(
      words.account_id,
      stored.map((account) => account.accountId),
    ),
    source: source === 'all' ? null : source,
    model: words.model ?? null,
    project: words.project ?? null,
  };
}

/** The word, whatever its case; else an error that lists the known ones. */
export function oneOfWords<Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
  code: ErrorCode,
): Word {
  const word = words.find((known) => known === text.toLowerCase());
  if (word) return word;
  throw new CollectorError(code, `${name} is one of ${words.join(', ')}; ${quoted(text)} is not`);
}

async function readDays(db: Db, words: FilterWords): Promise<{ firstDay: Day; lastDay: Day }> {
  const start = readDay('start_date', words.start_date);
  const end = readDay('end_date', words.end_date);
  const lastDay = end ?? ((await databaseNow(db)).slice(0, 10) as Day);
  const firstDay = start ?? addDays(lastDay, 1 - DEFAULT_DAYS);
  if (firstDay <= lastDay) return { firstDay, lastDay };
  throw new CollectorError(
    'INVALID_DATE_RANGE',
    `start_date ${firstDay} is after end_date ${lastDay}; both days are inside the range, in UTC`,
  );
}

function readDay(name: string, text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day) return day;
  throw new CollectorError(
    'INVALID_DATE_FORMAT',
    `${name} is a calendar day written as 2026-01-31; ${quoted(text)} is not`,
  );
}

function readService(text: string | undefined, known: readonly string[]): string | null {
  if (text === undefined) return null;
  if (known.includes(text)) return text;
  throw new CollectorError(
    'INVALID_SERVICE',
    `service_id ${quoted(text)} is not known; known are ${[...new Set(known)].sort().join(', ')}`,
  );
}

function readAccount(text: string | undefined, known: readonly number[]): number | null {
  if (text === undefined) return null;
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  if (known.includes(id)) return id;
  throw new CollectorError(
    'INVALID_ACCOUNT',
    `account_id is the number of an account (see GET /api/accounts); ${quoted(text)} is none`,
  );
}

/** What was given, cut short: it may be anything. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
