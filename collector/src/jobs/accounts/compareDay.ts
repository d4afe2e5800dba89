import { findService } from '../../connectors/catalogue.js';
import { addDays, type Day } from '../../domain/day.js';
import { CollectorError } from '../../errors.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, withTransaction, type Db, type Pool } from '../../store/db.js';
import { accountById } from '../../store/managedAccounts.js';
import {
  dayTotals,
  lastVerification,
  rawAmounts,
  saveVerification,
  type DayTotal,
  type RawAmount,
  type Verification,
} from '../../store/verification.js';
import { noSuchAccount } from './accountDesk.js';

/** A day as the provider wrote it beside what the ledger made of it. */
export interface ComparableDay {
  readonly accountName: string;
  readonly day: Day;
  readonly totals: readonly DayTotal[];
  readonly amounts: readonly RawAmount[];
  /** Where the provider shows the same figures. */
  readonly consoleUrl: string | null;
  /** What was said of this day last. */
  readonly verification: Verification | null;
}

/** Without a day: yesterday, UTC, which is the last one that is over. */
export async function comparableDay(
  db: Db,
  accountId: number,
  wished: Day | null,
  maxAmounts: number | null = null,
): Promise<ComparableDay> {
  const account = await accountById(db, accountId);
  if (!account) throw noSuchAccount(accountId);
  const day = wished ?? addDays((await databaseNow(db)).slice(0, 10) as Day, -1);
  return {
    accountName: account.accountName,
    day,
    totals: await dayTotals(db, accountId, day),
    amounts: await rawAmounts(db, accountId, day, maxAmounts),
    consoleUrl: findService(account.serviceId)?.figures.url ?? null,
    verification: await lastVerification(db, accountId, day),
  };
}

/** What a person found; `totals` are those that stood before that person. */
export interface ComparisonResult {
  readonly day: Day;
  readonly matches: boolean;
  readonly totals: readonly Pick<DayTotal, 'billingCurrency' | 'billedCost'>[];
}

/** Keeps the word of a person. Throws `DAY_CHANGED` when the ledger holds something else by now than was compared. */
export async function keepComparison(
  pool: Pool,
  actor: Actor,
  accountId: number,
  { day, matches, totals }: ComparisonResult,
): Promise<void> {
  await withTransaction(pool, async (tx) => {
    if (!(await accountById(tx, accountId))) throw noSuchAccount(accountId);
    const stored = await dayTotals(tx, accountId, day);
    if (textOf(stored) !== textOf(totals))
      throw new CollectorError(
        'DAY_CHANGED',
        `the figures of ${day} have changed meanwhile; load them and compare again`,
      );
    await saveVerification(tx, accountId, { day, matches, verifiedBy: actor.name }, stored);
    const entry = { action: 'account.verify', target: `account ${accountId}`, detail: { day, matches } };
    await recordAudit(tx, actor, entry);
  });
}

function textOf(totals: ComparisonResult['totals']): string {
  return totals
    .map(({ billingCurrency, billedCost }) => `${billingCurrency} ${billedCost}`)
    .sort()
    .join('; ');
}
