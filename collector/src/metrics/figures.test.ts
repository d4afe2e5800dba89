import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { FIRST, read, ScrapedLedger, TODAY } from '../../test/scrapedLedger.js';

let ledger: ScrapedLedger;
beforeEach(async () => {
  ledger = await ScrapedLedger.open();
});
afterEach(() => ledger.close());

describe('money', () => {
  test('is that of the UTC month and day, as the views say, exact to the last digit of a number', async () => {
    const id = await ledger.account('one');
    await ledger.spend(id, { cost: '0.100000000001' });
    await ledger.spend(id, { cost: '0.2' });
    await ledger.spend(id, { day: FIRST, cost: '1000' });
    await ledger.spend(id, { day: `${FIRST} - 1`, cost: '7777' });
    await ledger.spend(id, { day: `${TODAY} + 1`, cost: '8888' });
    const figures = await read(ledger.exporterOn(ledger.pool));
    const { rows } = await ledger.pool.query<{ cost: string; today: string }>(
      `select sum(billed_cost) as cost, sum(billed_cost) filter (where day = ${TODAY}) as today
       from report.daily_cost_by_account where day between ${FIRST} and ${TODAY}`,
    );
    const labels = '{account="one",service="openai",currency="USD"}';
    expect(figures.get(`aicost_month_to_date_cost${labels}`)).toBe(Number(rows[0]?.cost));
    expect(figures.get(`aicost_today_cost${labels}`)).toBe(Number(rows[0]?.today));
    expect(Number(rows[0]?.cost)).toBeGreaterThanOrEqual(1000.3);
  });

  test.each([
    ['2026-03-01T00:30:00Z', 'America/Los_Angeles', 5, 5],
    ['2026-03-31T23:30:00Z', 'Pacific/Chatham', 7, 2],
  ])('at %s is the same for a connection in %s', async (now, zone, month, today) => {
    const id = await ledger.account('one');
    for (const [day, cost] of [
      ['2026-02-28', '7777'],
      ['2026-03-01', '5'],
      ['2026-03-31', '2'],
      ['2026-04-01', '8888'],
    ] as const) {
      await ledger.spend(id, { day: `date '${day}'`, cost });
    }
    const { rows } = await ledger.pool.query<{ offset: string }>(
      `select extract(epoch from $1::timestamptz - clock_timestamp()) || 's' as offset`,
      [now],
    );
    const options = `-c TimeZone=${zone} -c aicost.clock_offset=${rows[0]?.offset}`;
    const pool = new pg.Pool({ connectionString: ledger.database.url, options });
    const figures = await read(ledger.exporterOn(pool));
    expect(figures.get('aicost_month_to_date_cost{account="one",service="openai",currency="USD"}')).toBe(month);
    expect(figures.get('aicost_today_cost{account="one",service="openai",currency="USD"}')).toBe(today);
    expect(figures.get('aicost_clock_skew_seconds')).toBeLessThan(2);
    await pool.end();
  });

  test('of two currencies is two series', async () => {
    const id = await ledger.account('one');
    await ledger.spend(id, { cost: '1' });
    await ledger.spend(id, { cost: '2', currency: 'EUR' });
    const figures = await read(ledger.exporterOn(ledger.pool));
    expect([...figures].filter(([name]) => name.startsWith('aicost_month_to_date_cost'))).toEqual([
      ['aicost_month_to_date_cost{account="one",service="openai",currency="EUR"}', 2],
      ['aicost_month_to_date_cost{account="one",service="openai",currency="USD"}', 1],
    ]);
  });

  test('that is unknown is absent, not zero; zero is zero', async () => {
    await ledger.spend(await ledger.account('unpriced'), { cost: null, unpriced: 3 });
    await ledger.spend(await ledger.account('free'), { cost: '0' });
    await ledger.account('unread');
    const figures = await read(ledger.exporterOn(ledger.pool));
    expect([...figures].filter(([name]) => name.startsWith('aicost_month_to_date_cost'))).toEqual([
      ['aicost_month_to_date_cost{account="free",service="openai",currency="USD"}', 0],
    ]);
    expect(figures.get('aicost_unpriced_rows{account="unpriced",service="openai"}')).toBe(3);
  });

  test('may fall when a provider takes some back', async () => {
    const id = await ledger.account('one');
    await ledger.spend(id, { cost: '10' });
    const exporter = ledger.exporterOn(ledger.pool);
    const name = 'aicost_month_to_date_cost{account="one",service="openai",currency="USD"}';
    expect((await read(exporter)).get(name)).toBe(10);
    await ledger.pool.query(`update aicost.charge_rollup set billed_cost = 4`);
    expect((await read(exporter)).get(name)).toBe(4);
  });

  test('has shares by source within each currency', async () => {
    const id = await ledger.account('one');
    await ledger.spend(id, { cost: '75' });
    await ledger.spend(id, { cost: '25', source: 'manual' });
    await ledger.spend(id, { cost: '3', source: 'import', currency: 'EUR' });
    await ledger.spend(id, { cost: '0', currency: 'CHF' });
    const figures = await read(ledger.exporterOn(ledger.pool));
    expect(Object.fromEntries([...figures].filter(([name]) => name.startsWith('aicost_source_share')))).toEqual({
      'aicost_source_share_ratio{source="api",currency="USD"}': 0.75,
      'aicost_source_share_ratio{source="manual",currency="USD"}': 0.25,
      'aicost_source_share_ratio{source="import",currency="EUR"}': 1,
    });
  });
});

describe('the sums of the ledger', () => {
  test('are told when they were checked: how many days did not agree, and when that was', async () => {
    const exporter = ledger.exporterOn(ledger.pool);
    const names = ['aicost_ledger_faults', 'aicost_ledger_checked_timestamp_seconds'] as const;
    const before = await read(exporter);
    expect(names.map((name) => before.get(name))).toEqual([undefined, undefined]);
    await ledger.pool.query(
      `insert into aicost.ledger_check (checked_at, days, faults) values ('2026-11-20T02:00:01Z', 7, 1), ('2026-11-21T02:00:01Z', 7, 3)`,
    );
    const after = await read(exporter);
    expect(names.map((name) => after.get(name))).toEqual([3, Date.parse('2026-11-21T02:00:01Z') / 1000]);
  });
});

describe('the health of accounts', () => {
  test('is what report.sync_health says', async () => {
    const [good, bad] = [await ledger.account('good'), await ledger.account('bad', 'anthropic')];
    await ledger.spend(good, { cost: '1', unpriced: 2 });
    await ledger.run(good, 'succeeded', { ago: '2 hours' });
    await ledger.run(good, 'partial');
    await ledger.run(good, 'aborted');
    await ledger.run(good, 'running');
    await ledger.run(bad, 'failed');
    await ledger.pool.query(
      `insert into aicost.charge_window (account_id, stream, charge_date, finality, error_code)
       values ($1, 's', '2026-01-01', 'final', null), ($1, 's', '2026-01-02', 'final', 'PROVIDER_TIMEOUT'), ($1, 's', '2026-01-03', 'settling', null),
              ($1, 's', '2026-01-04', null, 'PROVIDER_TIMEOUT')`,
      [good],
    );
    const figures = await read(ledger.exporterOn(ledger.pool));
    const { rows } = await ledger.pool.query<Record<string, string>>(
      `select account_name, service_id, extract(epoch from last_success_at) as success, windows_final as final, windows_settling as settling,
              windows_provisional as provisional, windows_failed as failed, unpriced_charges as unpriced from report.sync_health`,
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const labels = `account="${row.account_name}",service="${row.service_id}"`;
      expect(figures.get(`aicost_unpriced_rows{${labels}}`)).toBe(Number(row.unpriced));
      expect(figures.get(`aicost_account_last_success_timestamp_seconds{${labels}}`) ?? null).toBe(
        row.success === null ? null : Number(row.success),
      );
      for (const finality of ['final', 'settling', 'provisional', 'failed'] as const) {
        expect(figures.get(`aicost_windows{${labels},finality="${finality}"}`)).toBe(Number(row[finality]));
      }
    }
    expect(figures.get('aicost_account_up{account="good",service="openai"}')).toBe(1);
    expect(figures.get('aicost_account_up{account="bad",service="anthropic"}')).toBe(0);
  });

  test('is neither up nor down before the first read, and after the account was taken out of service', async () => {
    await ledger.account('new');
    const old = await ledger.account('old');
    await ledger.run(old, 'failed');
    await ledger.pool.query(`update aicost.account set is_active = false where account_id = $1`, [old]);
    const figures = await read(ledger.exporterOn(ledger.pool));
    expect([...figures.keys()].filter((name) => name.startsWith('aicost_account_'))).toEqual([]);
    expect(figures.get('aicost_sync_runs_total{account="old",service="openai",outcome="failed"}')).toBe(1);
  });
});

describe('counters', () => {
  const runs = (figures: Map<string, number>, outcome: string) =>
    figures.get(`aicost_sync_runs_total{account="one",service="openai",outcome="${outcome}"}`);

  test('are totals of the database, so restarts and other collectors do not matter', async () => {
    const id = await ledger.account('one');
    await ledger.run(id, 'succeeded', { restated: 5, rounded: 1, rejected: 2 });
    await ledger.run(id, 'failed', { rejected: 4 });
    await ledger.run(id, 'running');
    await ledger.pool.query(
      `insert into aicost.schema_drift values ($1, 's', 'new_field', '1', now(), now()), ($1, 's', 'other', '1', now(), now())`,
      [id],
    );
    const first = ledger.exporterOn(ledger.pool);
    const before = await read(first);
    await first.close();
    const after = await read(ledger.exporterOn(ledger.pool));
    for (const figures of [before, after]) {
      expect([
        runs(figures, 'succeeded'),
        runs(figures, 'failed'),
        runs(figures, 'partial'),
        runs(figures, 'aborted'),
      ]).toEqual([1, 1, 0, 0]);
      expect(runs(figures, 'running')).toBeUndefined();
      expect(figures.get('aicost_rows_restated_total{account="one",service="openai"}')).toBe(5);
      expect(figures.get('aicost_schema_drift_total{account="one",service="openai"}')).toBe(2);
      expect(figures.get('aicost_amounts_rounded_total')).toBe(1);
      expect(figures.get('aicost_rows_rejected_total')).toBe(6);
    }
  });

  test('count every run once, however old it is and in whatever order runs end', async () => {
    const id = await ledger.account('one');
    const exporter = ledger.exporterOn(ledger.pool);
    expect(runs(await read(exporter), 'succeeded')).toBe(0);
    for (let index = 0; index < 5; index += 1) await ledger.run(id, 'succeeded', { ago: '3 hours', restated: 1 });
    await ledger.run(id, 'running', { ago: '2 hours' });
    await ledger.run(id, 'succeeded', { ago: '2 hours', restated: 1 });
    await ledger.run(id, 'succeeded', { restated: 1 });
    for (let again = 0; again < 3; again += 1) expect(runs(await read(exporter), 'succeeded')).toBe(7);
    await ledger.pool.query(
      `update aicost.sync_run set outcome = 'succeeded', amounts_restated = 1 where outcome = 'running'`,
    );
    for (let again = 0; again < 3; again += 1) expect(runs(await read(exporter), 'succeeded')).toBe(8);
    await ledger.run(id, 'succeeded', { ago: '4 hours', restated: 1 });
    const figures = await read(exporter);
    expect(runs(figures, 'succeeded')).toBe(9);
    expect(figures.get('aicost_rows_restated_total{account="one",service="openai"}')).toBe(9);
  });

  test('of durations are those of this process', async () => {
    const exporter = ledger.exporterOn(ledger.pool);
    exporter.observeSync('openai', 3);
    exporter.observeSync('openai', 700);
    const figures = await read(exporter);
    expect(figures.get('aicost_sync_duration_seconds_bucket{le="5",service="openai"}')).toBe(1);
    expect(figures.get('aicost_sync_duration_seconds_bucket{le="+Inf",service="openai"}')).toBe(2);
    expect(figures.get('aicost_sync_duration_seconds_sum{service="openai"}')).toBe(703);
  });
});
