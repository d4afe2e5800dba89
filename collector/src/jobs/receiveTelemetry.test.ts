import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ledger } from '../../test/money/ledger.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import { revisionTexts, windowTexts } from '../../test/money/ledgerText.js';
import { softDeleteAccount } from '../store/managedAccounts.js';
import { TelemetryReceiver } from './receiveTelemetry.js';
import {
  CLAUDE_MODEL,
  requestOf,
  spent,
  spentSoFar,
  tokensSoFar,
  TUESDAY,
  WEDNESDAY,
} from './receiveTelemetry.testkit.js';

const NOTHING_REFUSED = { count: 0, reasons: [] };

let ledger: Ledger;
let receiver: TelemetryReceiver;
beforeEach(async () => {
  ledger = await Ledger.open();
  receiver = new TelemetryReceiver(ledger.pool);
});
afterEach(() => ledger[Symbol.asyncDispose]());

const sender = () => ({ subject: 'token:1', accountId: ledger.accountId });
const receive = (...metrics: readonly object[]) => receiver.receive(requestOf(metrics), sender());
const state = async () => [await windowTexts(ledger.database.pool), await revisionTexts(ledger.database.pool)];
const counts = async () =>
  ledger.rows(`select (select count(*)::int from aicost.telemetry_series) as series, (select count(*)::int from aicost.telemetry_delta) as deltas,
    (select count(*)::int from aicost.telemetry_cumulative) as cumulative, (select count(*)::int from aicost.charge) as charges,
    (select count(*)::int from aicost.sync_run) as runs`);

describe('amounts since the point before', () => {
  test('add up over points and sessions', async () => {
    expect(await receive(spent(0.1, { minute: 1 }), spent(0.2, { minute: 2 }))).toEqual(NOTHING_REFUSED);
    await receive(spent(0.4, { minute: 2, session: 's-2' }));
    expect(await ledger.stored(TUESDAY)).toEqual({ [CLAUDE_MODEL]: '0.7' });
    expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  });

  test('a request that comes twice changes nothing', async () => {
    const metrics = [spent(0.1), spentSoFar(2, { session: 's-3' }), tokensSoFar(1500, 'gpt-5')];
    await receive(...metrics);
    const before = [await state(), await counts()];
    expect(await receive(...metrics)).toEqual(NOTHING_REFUSED);
    expect([await state(), await counts()]).toEqual(before);
  });

  test('the requests of a day share one run', async () => {
    for (const minute of [1, 2, 3]) await receive(spent(1, { minute }));
    expect(await ledger.rows('select trigger, outcome, account_id from aicost.sync_run')).toEqual([
      { trigger: 'telemetry', outcome: 'succeeded', account_id: ledger.accountId },
    ]);
  });
});

describe('amounts since a start', () => {
  test('a day is worth what it rose by', async () => {
    await receive(spentSoFar(2), spentSoFar(3, { minute: 20 }));
    await receive(spentSoFar(7, { day: WEDNESDAY }));
    expect(await ledger.stored(TUESDAY)).toEqual({ [CLAUDE_MODEL]: '3' });
    expect(await ledger.stored(WEDNESDAY)).toEqual({ [CLAUDE_MODEL]: '4' });
  });

  test('a late point moves its day and the next one', async () => {
    await receive(spentSoFar(2));
    await receive(spentSoFar(7, { day: WEDNESDAY }));
    await receive(spentSoFar(5, { minute: 700 }));
    expect(await ledger.stored(TUESDAY)).toEqual({ [CLAUDE_MODEL]: '5' });
    expect(await ledger.stored(WEDNESDAY)).toEqual({ [CLAUDE_MODEL]: '2' });
  });

  test('points in any order end the same', async () => {
    const points = [spentSoFar(7, { day: WEDNESDAY }), spentSoFar(5, { minute: 700 }), spentSoFar(2)];
    for (const point of points) await receive(point);
    const oneByOne = [await ledger.stored(TUESDAY), await ledger.stored(WEDNESDAY)];
    expect(oneByOne).toEqual([{ [CLAUDE_MODEL]: '5' }, { [CLAUDE_MODEL]: '2' }]);
  });
});

test('tokens without a known price are unpriced in the report, and never zero', async () => {
  await receive(tokensSoFar(1500, 'a-model-of-our-own'), tokensSoFar(1_000_000, 'gpt-5'));
  const rows = await ledger.rows(
    `select model, billed_cost is null as "hasNoCost", unpriced_charges::int as unpriced, tokens::int from report.daily_cost order by 1`,
  );
  expect(rows).toEqual([
    { model: 'a-model-of-our-own', hasNoCost: true, unpriced: 1, tokens: 1500 },
    { model: 'gpt-5', hasNoCost: false, unpriced: 0, tokens: 1_000_000 },
  ]);
});

describe('many at once', () => {
  test('twenty requests of one account, through two collectors, give the exact sum', async () => {
    const other = new TelemetryReceiver(ledger.anotherPool({ role: 'aicost_writer' }));
    const requests = Array.from({ length: 20 }, (_, index) => requestOf([spent(0.05, { session: `s-${index}` })]));
    await Promise.all(
      requests.map((request, index) => (index % 3 === 0 ? other : receiver).receive(request, sender())),
    );
    expect(await ledger.stored(TUESDAY)).toEqual({ [CLAUDE_MODEL]: '1' });
    expect(await ledgerFaults(ledger.database.pool)).toEqual([]);
  });

  test('points that cannot be written fail their own request only', async () => {
    const tooMuch = [1, 2].map((minute) => spent(999_999_999_999, { minute, model: 'm' }));
    const results = await Promise.allSettled([
      receive(spent(1)),
      receive(...tooMuch),
      receive(spent(2, { minute: 11 })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ledger.stored(TUESDAY)).toEqual({ [CLAUDE_MODEL]: '3' });
  });
});

test('when the charges cannot be written, no point is kept; the next attempt brings all', async () => {
  await ledger.rows(
    `create function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$`,
  );
  await ledger.rows('create trigger sabotage before insert on aicost.charge for each row execute function sabotage()');
  await expect(receive(spent(1), spentSoFar(2, { session: 's-2' }))).rejects.toMatchObject({ code: 'DATABASE_FAULT' });
  expect(await counts()).toEqual([{ series: 0, deltas: 0, cumulative: 0, charges: 0, runs: 0 }]);
  await ledger.rows('drop trigger sabotage on aicost.charge');
  await receive(spent(1), spentSoFar(2, { session: 's-2' }));
  expect(await ledger.stored(TUESDAY)).toEqual({ [CLAUDE_MODEL]: '3' });
});

describe('the account', () => {
  const nobodys = { subject: 'token:2', accountId: null };
  const booked = () =>
    ledger.rows(
      `select a.account_name as name, a.service_id as service, a.origin from aicost.charge as c join aicost.account as a using (account_id) order by 1`,
    );

  test('is the one that the points name, for a token of no account', async () => {
    await receiver.receive(requestOf([spent(1)], 'one'), nobodys);
    expect(await booked()).toEqual([{ name: 'one', service: 'openai', origin: 'config' }]);
  });

  test('is created when neither the points nor the token name one', async () => {
    const requests = [1, 2, 3].map((minute) => receiver.receive(requestOf([spent(1, { minute })]), nobodys));
    await Promise.all(requests);
    expect(await booked()).toEqual([{ name: 'OpenTelemetry', service: 'opentelemetry', origin: 'api' }]);
  });

  test('is never invented: points of an unknown one are refused', async () => {
    const points = requestOf([spent(1), spent(2, { minute: 2 })], 'won');
    expect(await receiver.receive(points, nobodys)).toEqual({
      count: 2,
      reasons: ['2 data points refused: there is no account "won"; correct the resource attribute aicost.account'],
    });
    expect(await receiver.receive(points, sender())).toEqual({
      count: 2,
      reasons: ['2 data points refused: this token reports for the account "one" and not for "won"'],
    });
    expect(await booked()).toEqual([]);
  });

  test('takes nothing once it is deleted', async () => {
    await softDeleteAccount(ledger.pool, ledger.accountId);
    const { reasons } = await receive(spent(1));
    expect(reasons).toEqual([expect.stringContaining('1 data point refused: the account of this token was deleted')]);
    expect(await receiver.receive(requestOf([spent(1)], 'one'), nobodys)).toMatchObject({ count: 1 });
    expect(await booked()).toEqual([]);
  });
});
