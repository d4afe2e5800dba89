import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Ledger, window } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { revisionTexts, windowTexts } from '../../test/money/ledgerText.js';
import { OPENAI, TODAY } from '../../test/money/smallWorld.js';
import { Simulation } from '../../test/money/simulation.js';
import { OWN_STREAMS } from '../domain/charge.js';
import { addDays } from '../domain/day.js';
import { ensureAccount } from '../store/accounts.js';
import { withTransaction } from '../store/db.js';
import { accountByName } from '../store/managedAccounts.js';
import { replaceWindowsWithin } from '../store/replaceWindows.js';
import { telemetryRun } from '../store/syncRuns.js';
import { readPoints } from '../telemetry/readPoints.js';
import { deriveEstimates, restoreEstimates } from './deriveEstimates.js';
import { TelemetryReceiver } from './receiveTelemetry.js';
import { writePoints } from './receiveTelemetryPoints.js';
import { nanos, requestOf, spent, TUESDAY, WEDNESDAY } from './receiveTelemetry.testkit.js';

let ledger: Ledger;
let receiver: TelemetryReceiver;
beforeAll(async () => {
  ledger = await Ledger.open();
  receiver = new TelemetryReceiver(ledger.pool);
});
afterAll(() => ledger[Symbol.asyncDispose]());

let count = 0;
/** An account without any figures. */
async function newAccount(): Promise<number> {
  const accountName = `account ${(count += 1)}`;
  const service = { serviceId: 'openai', serviceProviderName: 'OpenAI', origin: 'config', backfillFrom: null } as const;
  await ensureAccount(ledger.pool, { accountName, ...service });
  const [row] = await ledger.rows<{ id: number }>(
    'select account_id as id from aicost.account where account_name = $1',
    [accountName],
  );
  return row?.id ?? 0;
}

const points = (accountId: number, cost: number, minute: number) =>
  receiver.receive(requestOf([spent(cost, { minute })]), { subject: 'token:1', accountId });

const bill = (accountId: number, cost: number | null) =>
  ledger.read([cost === null ? { day: TUESDAY, charges: [] } : window(TUESDAY, { 'gpt-x': String(cost) })], {
    accountId,
  });

/** An empty answer is believed when it is given again ten minutes later. */
async function billTakenBack(accountId: number): Promise<void> {
  await bill(accountId, null);
  await ledger.rows(
    `update aicost.charge_window set empty_since = empty_since - interval '11 minutes' where account_id = $1`,
    [accountId],
  );
  await bill(accountId, null);
}

/** Cost of the day by source, as dashboards see it. */
async function costs(accountId: number): Promise<Record<string, number>> {
  const rows = await ledger.rows<{ source: string; cost: number }>(
    'select source, sum(billed_cost)::float8 as cost from report.daily_cost where account_id = $1 and billed_cost is not null group by 1',
    [accountId],
  );
  return Object.fromEntries(rows.map(({ source, cost }) => [source, cost]));
}

type Step =
  | { readonly kind: 'points'; readonly cost: number; readonly minute: number }
  | { readonly kind: 'bill'; readonly cost: number }
  | { readonly kind: 'bill taken back' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('points' as const),
    cost: fc.integer({ min: 1, max: 9 }),
    minute: fc.integer({ min: 1, max: 3 }),
  }),
  // No two of them are a factor of 100 apart, which is not believed.
  fc.record({ kind: fc.constant('bill' as const), cost: fc.integer({ min: 0, max: 9 }) }),
  fc.constant({ kind: 'bill taken back' as const }),
);

describe('a bill and an estimate of one day', () => {
  test('are never added up, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const accountId = await newAccount();
        const known = new Map<number, number>();
        let billed: number | null = null;
        for (const each of steps) {
          if (each.kind === 'points') {
            await points(accountId, each.cost, each.minute);
            known.set(each.minute, Math.max(each.cost, known.get(each.minute) ?? 0));
          } else {
            await (each.kind === 'bill' ? bill(accountId, each.cost) : billTakenBack(accountId));
            await restoreEstimates(ledger.pool, accountId);
            billed = each.kind === 'bill' ? each.cost : null;
          }
          const estimate = [...known.values()].reduce((sum, cost) => sum + cost, 0);
          const expected = billed !== null ? { api: billed } : known.size > 0 ? { estimate } : {};
          expect(await costs(accountId)).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
    expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  });

  test('points that come after the bill wait until it goes', async () => {
    const accountId = await newAccount();
    await bill(accountId, 5);
    await points(accountId, 2, 1);
    expect(await costs(accountId)).toEqual({ api: 5 });
    await billTakenBack(accountId);
    await restoreEstimates(ledger.pool, accountId);
    expect(await costs(accountId)).toEqual({ estimate: 2 });
  });
});

test('derived again, estimates are what they were', async () => {
  const accountId = await newAccount();
  await points(accountId, 2, 1);
  const state = async () => [await windowTexts(ledger.database.pool), await revisionTexts(ledger.database.pool)];
  const before = await state();
  await deriveEstimates(ledger.pool, accountId, [TUESDAY]);
  expect(await state()).toEqual(before);
});

test('a day without telemetry gets no estimate', async () => {
  const accountId = await newAccount();
  await deriveEstimates(ledger.pool, accountId, [WEDNESDAY]);
  expect(await costs(accountId)).toEqual({});
});

test('a sync brings back the estimate of a day whose bill is gone', async () => {
  await using simulation = await Simulation.start({ backfillFrom: addDays(TODAY, -1) });
  const collector = simulation.collector();
  await collector.sync(OPENAI);
  const { pool } = collector;
  const day = addDays(TODAY, -9);
  const accountId = (await accountByName(pool, OPENAI))?.accountId ?? 0;
  const { points: sent } = readPoints(requestOf([spent(2, { day })]), BigInt(nanos(TODAY, 0)));
  await writePoints(pool, accountId, sent);
  await withTransaction(pool, async (tx) => {
    const windows = [{ day, charges: [] }];
    const withheld = { accountId, stream: OWN_STREAMS.estimate, endpoint: 'withdrawn', windows };
    await replaceWindowsWithin(tx, { ...withheld, runId: await telemetryRun(tx, accountId) });
  });
  const estimates = async () =>
    (await pool.query(`select billed_cost::int as cost from report.daily_cost where source = 'estimate'`)).rows;
  expect(await estimates()).toEqual([]);
  await collector.sync(OPENAI);
  expect(await estimates()).toEqual([{ cost: 2 }]);
});
