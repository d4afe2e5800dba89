import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Ledger, STREAM } from '../../test/money/ledger.js';
import { withTransaction, type Transaction } from './db.js';
import { writeRollups } from './rollups.js';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

test('the sums of a changed day are found by their index from its first column on, however long the ledger is', async () => {
  const plans: string[] = [];
  await withTransaction(ledger.pool, async (tx) => {
    await tx.query('set local enable_seqscan = off');
    const explain = async (sql: string, values: unknown[]) => {
      const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values);
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      return { rows: [] };
    };
    const explained = {
      query: (query: unknown, values: unknown[]) =>
        typeof query === 'string' ? explain(query, values) : tx.query(query as never),
    } as unknown as Transaction;
    await writeRollups(explained, ledger.accountId, STREAM, [], false);
  });
  expect(plans).toEqual([expect.stringMatching(/Index Cond: .*dimension = ANY/)]);
});
