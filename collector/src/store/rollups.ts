import { fromUnits, sumDecimals, type Decimal } from '../domain/decimal.js';
import { CollectorError } from '../errors.js';
import { copyField, copyIn } from './copy.js';
import type { Db, Transaction } from './db.js';
import { ROLLUP_DIMENSIONS, rollupRows } from './rollupRows.js';
import type { WindowPayload } from './windowPayload.js';

/** The dimensions are named because they come first in the only index: without them each changed day would walk all of it. */
const FORGET = `
delete from aicost.charge_rollup as r
where r.dimension = any($4::text[]) and r.charge_date = any($3::date[]) and r.account_id = $1 and r.stream = $2`;

const TARGET = `aicost.charge_rollup (account_id, stream, charge_date, dimension, source, billing_currency, value,
  billed_cost, list_cost, tokens, requests, unpriced_charges, charges)`;

/** Replaces the daily sums of the given windows; call it in the transaction that writes their charges. */
export async function writeRollups(
  tx: Transaction,
  accountId: number,
  stream: string,
  windows: readonly WindowPayload[],
  areNew: boolean,
): Promise<void> {
  if (!areNew) await tx.query(FORGET, [accountId, stream, windows.map((window) => window.day), ROLLUP_DIMENSIONS]);
  await copyIn(tx, TARGET, rollupLines(accountId, stream, windows));
}

function* rollupLines(accountId: number, stream: string, windows: readonly WindowPayload[]): Generator<string> {
  for (const { day, charges } of windows) {
    for (const row of rollupRows(charges)) {
      const key = [row.dimension, row.source, row.billingCurrency, row.value].map(copyField).join('\t');
      const sums = [row.billedCost, row.listCost, row.tokens, row.requests].map((value) => value ?? '\\N').join('\t');
      yield `${accountId}\t${copyField(stream)}\t${day}\t${key}\t${sums}\t${row.unpricedCharges}\t${row.charges}\n`;
    }
  }
}

const TOTALS = `
select c.charge_date as "day", count(*)::int as "charges", coalesce(sum(c.billed_cost), 0)::text as "billedCost"
from aicost.charge as c
where c.account_id = $1 and c.stream = $2 and c.charge_date = any($3::date[])
group by c.charge_date`;

/**
 * The sum identity: what is stored, summed by the database from the stored rows, equals what was parsed, to the last
 * digit and row. Call it before the commit; it throws `LEDGER_SUM_MISMATCH`, which rolls the windows back.
 */
export async function checkSums(
  db: Db,
  accountId: number,
  stream: string,
  windows: readonly WindowPayload[],
): Promise<void> {
  const days = windows.map((window) => window.day);
  const { rows } = await db.query<{ day: string; charges: number; billedCost: Decimal }>(TOTALS, [
    accountId,
    stream,
    days,
  ]);
  const stored = new Map(rows.map((row) => [row.day, row]));
  for (const window of windows) {
    const row = stored.get(window.day);
    const charges = row?.charges ?? 0;
    const total = row ? sumDecimals([row.billedCost]) : '0';
    if (charges === window.contents.length && total === fromUnits(window.totalUnits)) continue;
    throw new CollectorError(
      'LEDGER_SUM_MISMATCH',
      `${stream} ${window.day}: the database holds ${charges} rows and ${total}, the provider gave ${window.contents.length} rows and ` +
        `${fromUnits(window.totalUnits)}; nothing was changed`,
    );
  }
}
