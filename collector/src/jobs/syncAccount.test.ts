import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { everyText } from '../../test/money/everyText.js';
import { ledgerFaults } from '../../test/money/ledgerFaults.js';
import type { SimulatedCollector } from '../../test/money/simulatedCollector.js';
import { Simulation } from '../../test/money/simulation.js';
import { ANTHROPIC, OPENAI, REPORTS, TODAY } from '../../test/money/smallWorld.js';
import { addDays } from '../domain/day.js';

let simulation: Simulation;
let collector: SimulatedCollector;
beforeEach(async () => {
  simulation = await Simulation.start({ backfillFrom: addDays(TODAY, -3) });
  collector = simulation.collector();
});
afterEach(async () => simulation[Symbol.asyncDispose]());

async function rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await simulation.database.pool.query<Record<string, unknown>>(sql, values)).rows;
}

function later(minutes: number): string {
  return new Date(Date.parse(`${TODAY}T12:00:00Z`) + minutes * 60_000).toISOString();
}

describe('a sync', () => {
  test('reads what the provider publishes to the last digit, and adds up in every view', async () => {
    const reports = await collector.syncAll();
    expect(reports.map(({ accountName, outcome, error }) => [accountName, outcome, error])).toEqual(
      [OPENAI, ANTHROPIC, REPORTS].map((name) => [name, 'succeeded', null]),
    );
    await simulation.expectTruth();
    expect(await ledgerFaults(simulation.database.pool)).toEqual([]);
    expect(await rows('select distinct finality from aicost.charge_window order by 1')).toEqual([
      { finality: 'provisional' },
      { finality: 'settling' },
    ]);
  });

  test('works with the rights of aicost_writer alone', async () => {
    const writer = simulation.collector({ role: 'aicost_writer' });
    for (const factor of ['1', '1.5']) {
      simulation.provider.restate(OPENAI, TODAY, factor);
      const reports = await writer.syncAll({ days: writer.allDays() });
      expect(reports.map(({ error }) => error)).toEqual([null, null, null]);
    }
    simulation.provider.setFaults([
      { match: { path: '/analytics/cost$' }, action: { type: 'badNumber', value: 'NaN' } },
      { match: { path: '/costs$' }, action: { type: 'unknownField' } },
    ]);
    expect((await writer.sync(ANTHROPIC, { days: writer.allDays() })).counts.rowsRejected).toBe(1);
    expect((await writer.sync(OPENAI, { days: writer.allDays() })).outcome).toBe('succeeded');
    await simulation.expectTruth();
  });

  test('a second time right away asks for nothing', async () => {
    await collector.sync(OPENAI);
    simulation.provider.clearRequests();
    expect(await collector.sync(OPENAI)).toMatchObject({
      outcome: 'succeeded',
      counts: { windowsPlanned: 0, requests: 0 },
    });
    expect(simulation.provider.requests()).toHaveLength(0);
  });

  test('tells how far it is', async () => {
    const told: [number, number][] = [];
    await collector.sync(ANTHROPIC, {
      onProgress: (name, done, planned) => told.push(name === ANTHROPIC ? [done, planned] : [-1, -1]),
    });
    expect(told).toEqual([
      [0, 8],
      [4, 8],
      [8, 8],
    ]);
  });

  test('R15: counts every row: parsed and rejected are what was received', async () => {
    simulation.provider.setFaults([
      { match: { path: '/analytics/cost$' }, action: { type: 'badNumber', value: 'NaN' } },
    ]);
    const { counts } = await collector.sync(ANTHROPIC);
    const [stored] = await rows(
      `select count(*) filter (where stream = 'cost')::int as cost from aicost.charge join aicost.account using (account_id) where account_name = $1`,
      [ANTHROPIC],
    );
    const [keptDay] = await rows(
      `select charge_date::text as day from aicost.charge_window where error_code = 'PROVIDER_BAD_NUMBER'`,
    );
    expect([counts.rowsRejected, counts.windowsKept, keptDay?.day]).toEqual([1, 1, addDays(TODAY, -3)]);
    expect(counts.rowsStored).toBeGreaterThan(Number(stored?.cost));
    expect(await rows('select windows_fresh, windows_kept, rows_rejected::int from aicost.sync_run')).toEqual([
      { windows_fresh: counts.windowsFresh, windows_kept: 1, rows_rejected: 1 },
    ]);
  });

  test('that is stopped by a person is aborted, leaves no label, and the next one goes on', async () => {
    const stop = new AbortController();
    simulation.provider.setFaults([{ match: { path: '/usage/embeddings$' }, action: { type: 'blackhole' } }]);
    const running = collector.sync(OPENAI, { signal: stop.signal });
    while (!simulation.provider.requests().some(({ fault }) => fault === 'blackhole'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    expect(await running).toMatchObject({
      outcome: 'aborted',
      error: { code: 'SYNC_ABORTED' },
      counts: { windowsFresh: 8 },
    });
    expect(await rows('select 1 from aicost.charge_window where error_code is not null')).toEqual([]);
    simulation.provider.setFaults([]);
    expect(await collector.sync(OPENAI)).toMatchObject({ outcome: 'succeeded', counts: { windowsFresh: 36 } });
    await simulation.expectTruth(OPENAI);
  });

  test('that takes longer than it may ends with a name, and the next one goes on', async () => {
    simulation.provider.setFaults([{ match: { path: '/usage/embeddings$' }, action: { type: 'blackhole' } }]);
    const report = await collector.sync(OPENAI, { limitMs: 1_500 });
    expect(report).toMatchObject({
      outcome: 'partial',
      error: { code: 'SYNC_DEADLINE', message: expect.stringMatching(/^openai-small usage\/embeddings .*took longer/) },
    });
    simulation.provider.setFaults([]);
    expect(await collector.sync(OPENAI)).toMatchObject({ outcome: 'succeeded' });
    await simulation.expectTruth(OPENAI);
  });

  test('closes the run of a collector that was killed a quarter of an hour ago, and no younger one', async () => {
    const begun = (minutes: number) =>
      rows(
        `insert into aicost.sync_run (account_id, trigger, started_at) select account_id, 'schedule', $1 from aicost.account where account_name = $2`,
        [later(minutes), OPENAI],
      );
    await begun(-16);
    await begun(-14);
    await collector.sync(OPENAI);
    const outcomes = await rows(
      'select outcome, error_code as code, finished_at is not null as finished from aicost.sync_run order by run_id',
    );
    expect(outcomes).toEqual([
      { outcome: 'aborted', code: 'SYNC_ABORTED', finished: true },
      { outcome: 'running', code: null, finished: false },
      { outcome: 'succeeded', code: null, finished: true },
    ]);
  });
});

describe('days that fail', () => {
  test('do not hold up the days after them', async () => {
    await using long = await Simulation.start({ backfillFrom: addDays(TODAY, -70) });
    const reader = long.collector();
    long.provider.setFaults([{ match: { path: '/costs$' }, times: 1, action: { type: 'status', code: 400 } }]);
    const report = await reader.sync(OPENAI);
    expect(report).toMatchObject({
      outcome: 'partial',
      error: { code: 'PROVIDER_BAD_REQUEST' },
      counts: { windowsKept: 31 },
    });
    const { rows: failed } = await long.database.pool.query(
      `select min(charge_date)::text as first, max(charge_date)::text as last from aicost.charge_window where error_code is not null`,
    );
    expect(failed).toEqual([{ first: addDays(TODAY, -70), last: addDays(TODAY, -40) }]);
    expect(await reader.sync(OPENAI)).toMatchObject({ outcome: 'succeeded' });
    await long.expectTruth(OPENAI);
  });

  test('that no endpoint answers for are named, and the days after them are read', async () => {
    await using old = await Simulation.start({ backfillFrom: addDays(TODAY, -40) });
    const body = { error: { message: 'start_time is too long ago', param: 'start_time' } };
    old.provider.setFaults([{ match: { path: '/costs$' }, times: 2, action: { type: 'status', code: 400, body } }]);
    const report = await old.collector().sync(OPENAI);
    expect(report).toMatchObject({
      outcome: 'partial',
      error: { code: 'PROVIDER_BAD_REQUEST', message: expect.stringMatching(/refused every endpoint for this day/) },
    });
    expect(await old.collector().sync(OPENAI)).toMatchObject({ outcome: 'succeeded' });
    await old.expectTruth(OPENAI);
  });

  test('because one endpoint does not answer keep no other stream from being read', async () => {
    simulation.provider.setFaults([{ match: { path: '/costs$' }, action: { type: 'status', code: 503 } }]);
    expect(await collector.sync(OPENAI)).toMatchObject({
      outcome: 'partial',
      error: { code: 'PROVIDER_UNAVAILABLE', message: expect.stringContaining('costs') },
      counts: { windowsFresh: 40, windowsKept: 4 },
    });
    simulation.provider.setFaults([]);
    expect(await collector.sync(OPENAI)).toMatchObject({ outcome: 'succeeded', counts: { windowsFresh: 4 } });
    await simulation.expectTruth(OPENAI);
  });

  test('because nothing answers end the run with the second stream', async () => {
    simulation.provider.setFaults([{ action: { type: 'status', code: 503 } }]);
    const report = await collector.sync(OPENAI);
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'PROVIDER_UNAVAILABLE' } });
    expect(new Set(simulation.provider.requests().map(({ path }) => path)).size).toBe(2);
  });

  test('because an answer is too large are asked for in smaller pieces', async () => {
    simulation.provider.setFaults([
      { match: { path: '/costs$' }, times: 2, action: { type: 'gzipBomb', mebibytes: 40 } },
    ]);
    const report = await collector.sync(OPENAI);
    expect(report).toMatchObject({ outcome: 'succeeded', error: null });
    const costs = simulation.provider.requests().filter(({ path }) => path.endsWith('/costs'));
    const days = costs
      .map(({ query }) => new URLSearchParams(query))
      .map((query) => (Number(query.get('end_time')) - Number(query.get('start_time'))) / 86_400);
    expect(days).toEqual([4, 2, 1, 1, 1, 1]);
    await simulation.expectTruth(OPENAI);
  });
});

describe('names', () => {
  const views = async () =>
    rows(
      `select distinct sub_account, credential from report.daily_cost where account_name = $1 and sub_account <> '' order by 1, 2`,
      [OPENAI],
    );

  test('of projects and keys stand in the views, are read again after six hours, and stay when the provider forgets them', async () => {
    await collector.sync(OPENAI);
    expect(await views()).toEqual([
      { sub_account: 'Night jobs', credential: '' },
      { sub_account: 'Night jobs', credential: 'nightly' },
      { sub_account: 'Web shop', credential: '' },
      { sub_account: 'Web shop', credential: 'web' },
    ]);
    const asked = async (minutes: number): Promise<number> => {
      simulation.travelTo(later(minutes));
      simulation.provider.clearRequests();
      await simulation.collector().sync(OPENAI);
      return simulation.provider.requests().filter(({ path }) => path.includes('/projects')).length;
    };
    expect([await asked(5 * 60), await asked(6 * 60 + 1)]).toEqual([0, 3]);
  });

  test('that cannot be read harm no figure', async () => {
    simulation.provider.setFaults([{ match: { path: '/projects' }, action: { type: 'status', code: 403 } }]);
    expect(await collector.sync(OPENAI)).toMatchObject({ outcome: 'succeeded', error: null });
    await simulation.expectTruth(OPENAI);
    expect(collector.log.filter((line) => line.includes('names could not be read'))).toHaveLength(1);
    expect(await views()).toContainEqual({ sub_account: 'proj_web', credential: 'key_web' });
  });
});

describe('a database that is away', () => {
  test('ends in a report with a code, never in an error', async () => {
    await simulation.database.pool
      .query(`do $$ begin execute format('alter database %I allow_connections false', current_database()); end $$`)
      .catch(() => undefined);
    const { database } = simulation;
    const gone = simulation.collector();
    await gone.sync(OPENAI);
    await database.pool.query('alter table aicost.sync_run rename to sync_run_away');
    const report = await gone.sync(OPENAI, { days: gone.allDays() });
    expect(report).toMatchObject({
      outcome: 'failed',
      error: { code: 'DATABASE_FAULT', message: expect.stringContaining('42P01') },
    });
    await database.pool.query('alter table aicost.sync_run_away rename to sync_run');
    expect(await gone.sync(OPENAI, { days: gone.allDays() })).toMatchObject({ outcome: 'succeeded' });
  });

  test('in the middle of a read is told as such; the windows read so far stay, the next sync does the rest', async () => {
    await rows(
      `create function refuse() returns trigger language plpgsql as $$ begin if new.stream = 'usage.embeddings' then raise sqlstate '57P03'; end if; return new; end $$`,
    );
    await rows('create trigger refuse before insert on aicost.charge_window for each row execute function refuse()');
    const report = await collector.sync(OPENAI);
    expect(report).toMatchObject({
      outcome: 'partial',
      error: { code: 'DATABASE_UNAVAILABLE' },
      counts: { windowsFresh: 8 },
    });
    expect(await rows(`select outcome, error_code as code from aicost.sync_run`)).toEqual([
      { outcome: 'partial', code: 'DATABASE_UNAVAILABLE' },
    ]);
    await rows('drop trigger refuse on aicost.charge_window');
    expect(await collector.sync(OPENAI)).toMatchObject({ outcome: 'succeeded' });
    await simulation.expectTruth(OPENAI);
    expect(await everyText(simulation.database.pool)).not.toContain('canary');
  });

  test('in a place outside the transaction has the same code', async () => {
    await rows(`create function refuse() returns trigger language plpgsql as $$ begin raise sqlstate '57P03'; end $$`);
    await rows('create trigger refuse before insert on aicost.charge_series for each row execute function refuse()');
    expect(await collector.sync(OPENAI)).toMatchObject({
      outcome: 'failed',
      error: { code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('57P03') },
    });
    expect(await rows('select 1 from aicost.charge_window')).toEqual([]);
  });
});
