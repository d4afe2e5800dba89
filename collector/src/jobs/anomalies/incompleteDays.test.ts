import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AnomalyLedger, noise, workingWeek, type Use } from '../../../test/anomalyLedger.js';

let ledger: AnomalyLedger;
let account: number;
beforeEach(async () => {
  ledger = await AnomalyLedger.open();
  account = await ledger.account('one');
  await ledger.pool.query(
    `insert into aicost.anomaly_setting values (null, 3, 'robust', 'both', null, true, 'test', 'test', now())`,
  );
  await ledger.write(account, 100, 1, usual);
});
afterEach(() => ledger.close());

const usual = (ago: number): Use[] => [{ cost: workingWeek(ago) }];
const times = (factor: number) => (ago: number) => [{ cost: workingWeek(ago) * factor }];

describe('nobody is alerted, in either direction,', () => {
  test('of days that could not be read', async () => {
    await ledger.lose(account, 9, 4);
    expect(await ledger.detect(account)).toEqual([]);
  });

  test('of a day that came late and is still settling', async () => {
    await ledger.write(account, 2, 1, times(0.1));
    await ledger.unsettle(account, 3, 1);
    expect(await ledger.detect(account)).toEqual([]);
  });

  test('of a part of today', async () => {
    await ledger.write(account, 0, 0, times(0.05));
    await ledger.unsettle(account, 0, 0, 'provisional');
    expect(await ledger.detect(account)).toEqual([]);
  });

  test('of a day that is billed twice and corrected before it is final', async () => {
    await ledger.write(account, 3, 3, times(2));
    await ledger.unsettle(account, 3, 1);
    expect(await ledger.detect(account)).toEqual([]);
    await ledger.write(account, 3, 3, usual);
    expect(await ledger.detect(account)).toEqual([]);
  });

  test('of a day whose second account could not be read', async () => {
    const other = await ledger.account('two');
    await ledger.write(other, 100, 1, usual);
    await ledger.lose(other, 6, 5);
    expect(await ledger.detect(account, other)).toEqual([]);
  });
});

test('a bill that arrives late, day by day over two weeks, with an outage in it, alerts nobody', async () => {
  const DAYS = 14;
  for (let now = DAYS; now >= 1; now -= 1) {
    // On the evening of each day: the day itself is partial, two days before are settling, one day in five is not read.
    await ledger.lose(account, DAYS, 0);
    await ledger.write(account, DAYS + 7, now, (ago) => times(partKnown(ago - now))(ago));
    await ledger.unsettle(account, now + 2, now);
    for (let ago = DAYS; ago >= now; ago -= 1) {
      if (noise(ago * 31 + now) < 0.2 && ago - now < 4) await ledger.lose(account, ago, ago);
    }
    expect(await ledger.detectAgo(now, account)).toEqual([]);
  }
});

test('a day that its provider may still restate is judged when three whole days have passed, and only for a rise', async () => {
  await ledger.write(account, 9, 9, times(6));
  await ledger.write(account, 5, 5, times(0.05));
  await ledger.unsettle(account, 30, 1);
  const events = await ledger.detect(account);
  expect(events.filter(({ parent }) => parent === null)).toMatchObject([{ day: ledger.ago(9), direction: 'up' }]);
});

/** The share of a day's cost that its provider tells so many days later. */
function partKnown(age: number): number {
  return [0.4, 0.8, 0.97][age] ?? 1;
}
