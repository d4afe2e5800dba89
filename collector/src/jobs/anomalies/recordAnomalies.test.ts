import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AnomalyLedger, standing, workingWeek, type Use } from '../../../test/anomalyLedger.js';
import { createPool } from '../../store/db.js';
import { detectForAccounts } from './detectForAccounts.js';

let ledger: AnomalyLedger;
let account: number;
beforeEach(async () => {
  ledger = await AnomalyLedger.open();
  account = await ledger.account('one');
});
afterEach(() => ledger.close());

/** Usual days, but for a factor on some. */
const days =
  (factors: Readonly<Record<number, number>> = {}) =>
  (ago: number): Use[] => [{ cost: workingWeek(ago) * (factors[ago] ?? 1) }];

const spikeDay = 5;
const spike = { [spikeDay]: 4 };

describe('an incident', () => {
  test('is one event that stands by itself, and its model and the sum of all are parts of it', async () => {
    await ledger.write(account, 100, 1, days(spike));
    const events = await ledger.detect(account);
    expect(events).toHaveLength(3);
    expect(standing(events)).toMatchObject([
      { account: 'one', model: null, day: ledger.ago(5), lastDay: ledger.ago(5), direction: 'up', state: 'open' },
    ]);
    const [whole] = standing(events);
    const parts = events.filter(({ parent }) => parent === whole?.id);
    expect(parts.map(({ account: name, model, state }) => [name, model, state]).sort()).toEqual([
      ['all accounts', null, 'closed'],
      ['one', 'gpt-5', 'closed'],
    ]);
  });

  test('is found again without a second event, whatever the number of tries', async () => {
    await ledger.write(account, 100, 1, days(spike));
    const first = await ledger.detect(account);
    expect(await ledger.detect(account)).toEqual(first);
  });

  test('is stored once when two collectors find it at once', async () => {
    await ledger.write(account, 100, 1, days(spike));
    const pool = createPool(ledger.database.url, { applicationName: 'aicost-test', role: 'aicost_writer' });
    await Promise.all([detectForAccounts(pool, [account]), detectForAccounts(pool, [account])]);
    await pool.end();
    expect(standing(await ledger.events())).toHaveLength(1);
  });

  test('is an annotation of its days', async () => {
    await ledger.write(account, 100, 1, days(spike));
    await ledger.detect(account);
    const { rows } = await ledger.pool.query(
      `select time = day::timestamp at time zone 'UTC' as begins, time_end - time = '1 day' as ends, text, tags
       from report.anomaly where is_open`,
    );
    expect(rows).toEqual([
      {
        ...{ begins: true, ends: true, tags: 'anomaly,critical,up,one' },
        text: expect.stringMatching(/^Unusually expensive: one - \+\$\d+\.\d\d \(/),
      },
    ]);
  });

  test('costs exactly what the ledger says', async () => {
    await ledger.write(account, 100, 1, (ago) =>
      ago === spikeDay ? [{ cost: '400.000000000001' }, { cost: '0.1', model: 'gpt-5-mini' }] : days()(ago),
    );
    expect(standing(await ledger.detect(account))).toMatchObject([{ cost: '400.100000000001' }]);
  });

  test('is cheaper only where both directions are asked for', async () => {
    await ledger.write(account, 100, 1, days({ [spikeDay]: 0.01 }));
    expect(await ledger.detect(account)).toEqual([]);
    await ledger.pool.query(
      `insert into aicost.anomaly_setting values (null, 3, 'robust', 'both', null, true, 'test', 'test', now())`,
    );
    expect(standing(await ledger.detect(account))).toMatchObject([{ direction: 'down', day: ledger.ago(5) }]);
  });

  test('smaller than the floor alerts nobody', async () => {
    await ledger.write(account, 100, 1, (ago) => [{ cost: ago === spikeDay ? 5 : 0.5 }]);
    expect(await ledger.detect(account)).toEqual([]);
    await ledger.write(account, 5, 5, () => [{ cost: 6 }]);
    expect(standing(await ledger.detect(account))).toHaveLength(1);
  });

  test('of an account that is switched off is not looked for', async () => {
    await ledger.pool.query(
      `insert into aicost.anomaly_setting values (null, 3, 'robust', 'up', null, false, 'test', 'test', now())`,
    );
    await ledger.write(account, 100, 1, days(spike));
    expect(await ledger.detect(account)).toEqual([]);
  });

  test('of only one model, too small for its account, stands alone', async () => {
    await ledger.write(account, 100, 1, (ago) => [
      { model: 'big', cost: 30 * workingWeek(ago) },
      { model: 'small', cost: workingWeek(ago, 2) * (ago === spikeDay ? 3 : 1) },
    ]);
    await ledger.pool.query(
      `insert into aicost.anomaly_setting values (null, 3, 'robust', 'up', 10, true, 'test', 'test', now())`,
    );
    expect(standing(await ledger.detect(account))).toMatchObject([{ model: 'small', state: 'open' }]);
  });
});

describe('a long history that is read for the first time', () => {
  test('leaves nothing older than 14 days open, and nothing older than 90 days at all', async () => {
    await ledger.write(account, 200, 1, days({ 150: 5, 60: 5, 20: 5, 5: 5 }));
    expect(standing(await ledger.detect(account)).map(({ day, state }) => [day, state])).toEqual([
      [ledger.ago(60), 'closed'],
      [ledger.ago(20), 'closed'],
      [ledger.ago(5), 'open'],
    ]);
  });

  test('does not call its first day a jump', async () => {
    await ledger.write(account, 40, 1, (ago) => [{ cost: 500 }, { model: 'later', cost: ago <= 20 ? 400 : 0 }]);
    const events = await ledger.detect(account);
    expect(events.filter(({ day, model }) => day === ledger.ago(40) || model === 'later')).toEqual([]);
  });
});

describe('a day that the provider restates', () => {
  test('withdraws its event and says from what to what', async () => {
    await ledger.write(account, 100, 1, days({ [spikeDay]: 0 }));
    await ledger.write(account, 5, 5, () => [{ cost: 400 }]);
    await ledger.detect(account);
    await ledger.write(account, 5, 5, () => [{ cost: workingWeek(spikeDay) }]);
    const events = await ledger.detect(account);
    expect(events.filter(({ state }) => state !== 'withdrawn')).toEqual([]);
    expect(events[0]?.reason).toMatch(/^\S{10} was corrected from 400\.00 to [\d.]+ USD$/);
  });

  test('amends the event, which keeps its number and what was said of it', async () => {
    await ledger.write(account, 100, 1, days(spike));
    const [before] = standing(await ledger.detect(account));
    await ledger.pool.query(
      `update aicost.anomaly_event set verdict = 'confirmed', verdict_by = 'u', verdict_by_name = 'Ada', verdict_at = now() where anomaly_id = $1`,
      [before?.id],
    );
    await ledger.write(account, 5, 4, days({ 5: 3, 4: 4 }));
    const after = standing(await ledger.detect(account));
    expect(after).toMatchObject([
      { id: before?.id, day: ledger.ago(5), lastDay: ledger.ago(4), verdict: 'confirmed', state: 'closed' },
    ]);
    expect(after[0]?.reason).toBe('Ada said: confirmed');
    expect(after[0]?.sentence).not.toBe(before?.sentence);
  });

  test('brings a withdrawn event back instead of telling it twice', async () => {
    await ledger.write(account, 100, 1, days(spike));
    const [before] = standing(await ledger.detect(account));
    await ledger.write(account, 5, 5, days());
    await ledger.detect(account);
    await ledger.write(account, 5, 5, days(spike));
    expect(standing(await ledger.detect(account))).toMatchObject([{ id: before?.id, state: 'open' }]);
    expect(await ledger.events()).toHaveLength(3);
  });

  test('keeps its event while it is read again', async () => {
    await ledger.write(account, 100, 1, days(spike));
    const [before] = standing(await ledger.detect(account));
    await ledger.unsettle(account, 5, 5);
    expect(standing(await ledger.detect(account))).toEqual([before]);
    await ledger.lose(account, 5, 5);
    expect(standing(await ledger.detect(account))).toEqual([before]);
  });
});
