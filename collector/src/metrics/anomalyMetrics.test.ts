import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { read, ScrapedLedger } from '../../test/scrapedLedger.js';

let ledger: ScrapedLedger;
beforeEach(async () => {
  ledger = await ScrapedLedger.open();
});
afterEach(() => ledger.close());

async function anomaly(accountId: number, ago: number, state: string, verdict: string | null = null): Promise<void> {
  await ledger.pool.query(
    `insert into aicost.anomaly_event (account_id, currency, detector, day, last_day, anomalous_days, direction, score, severity,
       cost, expected, excess, state, verdict, verdict_by, detected_at, updated_at)
     select $1, 'USD', 'robust', d.day, d.day, array[d.day], 'up', 4, 'high', 9, 1, 8, $3, $4, case when $4::text is not null then 'u' end, now(), now()
     from (select current_date - $2::int) as d (day)`,
    [accountId, ago, state, verdict],
  );
}

test('open anomalies are counted by account, and an account without one has a 0', async () => {
  const [one, two] = [await ledger.account('one'), await ledger.account('two')];
  for (const id of [one, two]) await ledger.spend(id, { cost: '1' });
  await anomaly(one, 1, 'open');
  await anomaly(one, 5, 'open');
  await anomaly(one, 9, 'closed');
  const figures = await read(ledger.exporterOn(ledger.pool));
  expect(figures.get('aicost_anomalies_open{account="one",service="openai",currency="USD"}')).toBe(2);
  expect(figures.get('aicost_anomalies_open{account="two",service="openai",currency="USD"}')).toBe(0);
});

test('the precision is absent until somebody has judged, and then the part that was real', async () => {
  const one = await ledger.account('one');
  await anomaly(one, 1, 'open');
  const before = await read(ledger.exporterOn(ledger.pool));
  expect([...before.keys()].filter((name) => name.startsWith('aicost_anomaly_precision_ratio'))).toEqual([]);
  for (const [ago, verdict] of ['confirmed', 'confirmed', 'confirmed', 'false alarm'].entries()) {
    await anomaly(one, 10 + ago, 'closed', verdict);
  }
  await anomaly(one, 400, 'closed', 'false alarm');
  expect((await read(ledger.exporterOn(ledger.pool))).get('aicost_anomaly_precision_ratio{account="all"}')).toBe(0.75);
});
