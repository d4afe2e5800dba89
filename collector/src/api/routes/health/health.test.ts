import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addAccount, charge, dims, FIRST_DAY, store } from '../../../../test/export/seededLedger.js';
import { UsageApi } from '../../../../test/usage/usageApi.js';
import { OWN_STREAMS } from '../../../domain/charge.js';
import { addDays } from '../../../domain/day.js';
import { checkAndKeep } from '../../../store/ledgerChecks.js';
import { saveRejects, saveSchemaDrift } from '../../../store/findings.js';

let api: UsageApi;
let openai: number;
let gone: number;
const SECOND_DAY = addDays(FIRST_DAY, 1);

beforeAll(async () => {
  api = await UsageApi.open();
  openai = await addAccount(api.pool, 'main');
  gone = await addAccount(api.pool, 'gone', 'groq', 'Groq');
  for (const accountId of [openai, gone]) {
    const days = [FIRST_DAY, SECOND_DAY];
    await store(
      api.pool,
      accountId,
      'costs',
      days.map((on) => charge(dims(), on, '1')),
    );
    await fail(accountId, SECOND_DAY);
    await reject(accountId);
    await saveSchemaDrift(api.pool, accountId, 'costs', new Map(['new_a', 'new_b'].map((name) => [name, '"x"'])));
  }
  await store(api.pool, openai, OWN_STREAMS.manual, [charge(dims({ source: 'manual' }), FIRST_DAY, '5')]);
  await api.pool.query('update aicost.account set deleted_at = now() where account_id = $1', [gone]);
});
afterAll(() => api.close());

async function fail(accountId: number, day: string): Promise<void> {
  await api.pool.query(
    `update aicost.charge_window set failed_at = now(), error_code = 'PROVIDER_BAD_NUMBER', error_message = 'amount is "NaN"'
     where account_id = $1 and charge_date = $2`,
    [accountId, day],
  );
}

async function reject(accountId: number): Promise<void> {
  for (const runId of ['7', '8'])
    await saveRejects(api.pool, accountId, 'costs', runId, [
      { day: FIRST_DAY, reason: 'bad_number', raw: '{"amount":"?"}' },
      { day: SECOND_DAY, reason: 'bad_number', raw: `{"amount":"${runId}"}` },
      { day: null, reason: 'bad_day', raw: '{}' },
    ]);
}

test('a stream says how far it has come; what people typed is none, and what was deleted is gone', async () => {
  const { items } = await api.get('/api/health/streams');
  expect(items).toEqual([
    expect.objectContaining({
      ...{ account: 'main', service: 'OpenAI', stream: 'costs', newest_day: SECOND_DAY },
      windows: { final: 2, settling: 0, provisional: 0, failed: 1 },
    }),
  ]);
});

test('a failed day says why, and how certain the figures are that stay', async () => {
  const { items } = await api.get('/api/health/failed-days');
  expect(items).toEqual([
    expect.objectContaining({
      ...{ account: 'main', stream: 'costs', day: SECOND_DAY, finality: 'final' },
      error: { code: 'PROVIDER_BAD_NUMBER', message: 'amount is "NaN"' },
    }),
  ]);
});

test('refused rows are told by day and reason, with the last one, and whether the day still lacks them', async () => {
  const { items } = await api.get('/api/health/rejects');
  expect(items.map(({ day, reason, seen, run_id: run, is_open: open }) => [day, reason, seen, run, open])).toEqual(
    expect.arrayContaining([
      [FIRST_DAY, 'bad_number', 2, '8', false],
      [SECOND_DAY, 'bad_number', 2, '8', true],
      [null, 'bad_day', 2, '8', null],
    ]),
  );
  expect(items.find(({ day }) => day === SECOND_DAY)?.raw).toBe('{"amount":"8"}');
  expect(items).toHaveLength(3);
});

test.each(['/api/health/rejects', '/api/health/unknown-fields', '/api/health/failed-days'])(
  'pages of %s of any size hold everything exactly once, the latest first',
  async (path) => {
    await api.pool.query('update aicost.charge_window set failed_at = now(), error_code = $1 where account_id = $2', [
      'PROVIDER_TIMEOUT',
      openai,
    ]);
    const whole = await api.all(path, { limit: '1000' });
    expect(whole.length).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), async (limit) => {
        expect(await api.all(path, { limit: String(limit) })).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  },
);

test('a field that nobody knows is told with a sample', async () => {
  const { items } = await api.get('/api/health/unknown-fields');
  expect(items).toContainEqual(expect.objectContaining({ account: 'main', field: 'new_a', sample: '"x"' }));
});

test('the ledger says whether it adds up, and where not', async () => {
  const ask = async () => (await api.get('/api/health/ledger')) as object;
  expect(await ask()).toMatchObject({ status: 200, checked_at: null, days: 0, fault_count: 0, faults: [] });
  await api.pool.query(
    `update aicost.charge set billed_cost = 3 where account_id = $1 and stream = 'costs' and charge_date = $2`,
    [openai, SECOND_DAY],
  );
  await checkAndKeep(api.pool);
  expect(await ask()).toMatchObject({
    ...{ checked_at: expect.any(String), fault_count: 1, days: expect.any(Number) },
    faults: [
      {
        ...{ account_id: openai, account: 'main', stream: 'costs', day: SECOND_DAY },
        ...{ charges: '3', window_total: '1', first_plus_revisions: '1', rollup: '1' },
      },
    ],
  });
  await api.pool.query(`update aicost.charge set billed_cost = 1 where billed_cost = 3`);
  await checkAndKeep(api.pool);
  expect(await ask()).toMatchObject({ fault_count: 0, faults: [] });
});

test('the collector says its version and its database', async () => {
  expect(await api.get('/api/health/collector')).toMatchObject({
    ...{ status: 200, is_ready: true, reason: '', version: expect.any(String) },
    database: { storage: expect.stringMatching(/^(postgres|timescaledb)$/), bytes: expect.any(Number) },
  });
});

test('a schema that is not there yet is told, with what to do', async () => {
  await api.pool.query('alter table aicost.migration rename to away');
  try {
    const {
      is_ready: isReady,
      reason,
      database,
    } = (await api.get('/api/health/collector')) as never as Record<string, unknown>;
    expect({ isReady, database }).toEqual({ isReady: false, database: null });
    expect(reason).toMatch(/aicost migrate/);
  } finally {
    await api.pool.query('alter table aicost.away rename to migration');
  }
});
