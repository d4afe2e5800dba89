import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../src/domain/day.js';
import type { FaultAction } from '../fakeProvider/faults/fault.js';
import { expectHealed, readThrough } from './faultyRead.js';
import { windowTexts } from './ledgerText.js';
import type { SimulatedCollector } from './simulatedCollector.js';
import { Simulation } from './simulation.js';
import { ANTHROPIC, OPENAI, REPORTS, smallWorld, TODAY } from './smallWorld.js';

const COSTS = '/organization/costs$';
const YESTERDAY = addDays(TODAY, -1);
const ONE_DAY = { first: YESTERDAY, last: YESTERDAY };

let simulation: Simulation;
let collector: SimulatedCollector;
beforeAll(async () => {
  simulation = await Simulation.start({ backfillFrom: addDays(TODAY, -4) });
  collector = simulation.collector({ http: { connectMs: 500, headersMs: 300, bodyMs: 300, totalMs: 600 } });
  await collector.syncAll();
});
afterAll(async () => simulation[Symbol.asyncDispose]());

/** How often the costs were asked for since the faults were set. */
function askedForCosts(): number {
  return simulation.provider.requests().filter(({ path }) => path.endsWith('/organization/costs')).length;
}

async function listen(onConnection: (server: Server) => void): Promise<{ url: string; server: Server }> {
  const server = createServer();
  onConnection(server);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a network that fails keeps every figure, asks five times at most, and is told apart', () => {
  const cases: [string, FaultAction, string, RegExp][] = [
    ['N02: the connection is reset', { type: 'reset' }, 'PROVIDER_TRUNCATED', /connection broke/],
    ['N03: nobody answers', { type: 'blackhole' }, 'PROVIDER_TIMEOUT', /in time/],
    ['N04: the body stops half way', { type: 'truncated' }, 'PROVIDER_TRUNCATED', /connection broke/],
    ['the body trickles', { type: 'slow', bytesPerSecond: 40 }, 'PROVIDER_TIMEOUT', /in time|took longer/],
  ];

  test.each(cases)('%s', async (_name, action, code, says) => {
    const { report, labels } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [{ match: { path: COSTS }, action }],
    });
    expect(report).toMatchObject({ outcome: 'partial', error: { code, message: expect.stringMatching(says) } });
    expect(askedForCosts()).toBe(5);
    const touched = labels.filter(({ window }) => window.includes(' costs '));
    expect(touched.map((label) => [label.code, label.isAsBefore])).toEqual(touched.map(() => [code, true]));
    expect(touched[0]?.message).toMatch(/^openai-small costs 2026-11-18\.\.2026-11-22 page 1: /);
    await expectHealed(simulation, collector, OPENAI);
  });

  test('N01: the port is closed', async () => {
    const { server, url } = await listen(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const { report, labels } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [],
      asked: { baseUrl: url },
    });
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'PROVIDER_UNREACHABLE' } });
    expect(labels.every(({ isAsBefore }) => isAsBefore)).toBe(true);
    await expectHealed(simulation, collector, OPENAI);
  });

  test('N01: the name does not exist', async () => {
    const { report } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [],
      asked: { baseUrl: 'http://provider.invalid' },
    });
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'PROVIDER_UNREACHABLE' } });
    await expectHealed(simulation, collector, OPENAI);
  });

  test('N11: a redirect is not followed, and the key goes nowhere else', async () => {
    let calls = 0;
    const { server, url } = await listen((other) => other.on('connection', () => (calls += 1)));
    const { report, labels } = await readThrough(simulation, collector, {
      account: ANTHROPIC,
      faults: [{ match: { path: '/analytics/cost$' }, action: { type: 'redirect', location: `${url}/steal` } }],
    });
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'PROVIDER_REDIRECT' } });
    expect(labels.filter(({ window }) => window.includes(' cost ')).map(({ code }) => code)).toEqual(
      Array.from({ length: 5 }, () => 'PROVIDER_REDIRECT'),
    );
    expect(calls).toBe(0);
    server.close();
    await expectHealed(simulation, collector, ANTHROPIC);
  });
});

describe('a provider that is busy', () => {
  const busy = (retryAfter: string | undefined, times?: number) => ({
    match: { path: COSTS },
    ...(times === undefined ? {} : { times }),
    action: {
      type: 'status' as const,
      code: 429,
      ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
    },
  });
  const waited = async (retryAfter: string | undefined): Promise<number[]> => {
    collector.pauses.length = 0;
    const { report } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [busy(retryAfter, 2)],
      asked: { days: ONE_DAY },
    });
    expect(report.outcome).toBe('succeeded');
    return collector.pauses.slice();
  };

  test('N06: is waited for as long as it asks, and a little more', async () => {
    const pauses = await waited('30');
    expect(pauses).toHaveLength(2);
    for (const pause of pauses) expect([pause >= 30_000, pause <= 37_500]).toEqual([true, true]);
  });

  test.each([['0'], ['-5'], [undefined], ['Wed, 21 Oct 2015 07:28:00 GMT'], ['soon']])(
    'N07: Retry-After %s: five seconds at least',
    async (retryAfter) => {
      for (const pause of await waited(retryAfter)) expect([pause >= 5_000, pause <= 6_250]).toEqual([true, true]);
    },
  );

  test('N07: Retry-After 99999999: a quarter of an hour at most', async () => {
    for (const pause of await waited('99999999')) expect([pause >= 900_000, pause <= 1_125_000]).toEqual([true, true]);
  });

  test('a pause that would outlast the run is not begun', async () => {
    collector.pauses.length = 0;
    const { report } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [busy('3600')],
      asked: { limitMs: 60_000 },
    });
    expect(report).toMatchObject({ outcome: 'partial', error: { code: 'PROVIDER_RATE_LIMITED' } });
    expect([collector.pauses, askedForCosts()]).toEqual([[], 1]);
    await expectHealed(simulation, collector, OPENAI);
  });

  test('N10: half of all answers are 503: every figure is either new or kept, and no request is asked more than five times', async () => {
    for (const seed of [1, 2, 3]) {
      const { report, requests } = await readThrough(simulation, collector, {
        account: OPENAI,
        faults: [{ probability: 0.5, seed, action: { type: 'status', code: 503 } }],
      });
      expect(report.outcome).toMatch(/succeeded|partial|failed/);
      expect(requests).toBeLessThanOrEqual(5 * 14);
      await expectHealed(simulation, collector, OPENAI);
    }
  });
});

describe('pages', () => {
  let wide: Simulation;
  let reader: SimulatedCollector;
  beforeAll(async () => {
    wide = await Simulation.start({ backfillFrom: addDays(TODAY, -2), world: smallWorld({ rowsPerDay: 1_800 }) });
    reader = wide.collector();
    await reader.sync(ANTHROPIC);
    await wide.expectTruth(ANTHROPIC);
  });
  afterAll(async () => wide[Symbol.asyncDispose]());

  test('P04: page 2 is 500 five times: nothing of page 1 is stored', async () => {
    const { report, labels } = await readThrough(wide, reader, {
      account: ANTHROPIC,
      faults: [{ match: { path: '/analytics/cost$', page: 2 }, action: { type: 'status', code: 500 } }],
    });
    expect(report).toMatchObject({
      outcome: 'partial',
      error: { code: 'PROVIDER_UNAVAILABLE', message: expect.stringContaining('page 2') },
    });
    expect(labels.every(({ isAsBefore }) => isAsBefore)).toBe(true);
    await expectHealed(wide, reader, ANTHROPIC);
  });

  test('N09: 429 on page 2: the same run goes on with page 2', async () => {
    const fault = {
      match: { path: '/analytics/cost$', page: 2 },
      times: 1,
      action: { type: 'status' as const, code: 429, headers: { 'retry-after': '7' } },
    };
    const { report } = await readThrough(wide, reader, { account: ANTHROPIC, faults: [fault] });
    expect(report.outcome).toBe('succeeded');
    expect(
      wide.provider.requests().filter(({ path, page }) => path.endsWith('/analytics/cost') && page === 1),
    ).toHaveLength(1);
    await wide.expectTruth(ANTHROPIC);
  });

  test('a cursor that expires starts the read again, and gives up after four times', async () => {
    const once = await readThrough(wide, reader, {
      account: ANTHROPIC,
      faults: [{ match: { path: '/analytics/cost$' }, action: { type: 'cursorExpired' } }],
    });
    expect(once.report.outcome).toBe('succeeded');
    await wide.expectTruth(ANTHROPIC);
    const always = await readThrough(wide, reader, {
      account: ANTHROPIC,
      faults: [{ match: { path: '/analytics/cost$' }, times: 99, action: { type: 'cursorExpired' } }],
    });
    expect(always.report).toMatchObject({
      error: { code: 'PROVIDER_CURSOR_EXPIRED', message: expect.stringContaining('4 times') },
    });
    expect(always.labels.every(({ isAsBefore }) => isAsBefore)).toBe(true);
    await expectHealed(wide, reader, ANTHROPIC);
  });
});

describe('R3: while a provider is asked', () => {
  test('no transaction is open', async () => {
    simulation.provider.restate(OPENAI, TODAY, '1.02');
    simulation.provider.setFaults([{ match: { path: COSTS }, times: 3, action: { type: 'blackhole' } }]);
    let running = true;
    const syncing = collector.sync(OPENAI, { days: collector.allDays() }).finally(() => (running = false));
    const states = new Set<string>();
    while (running) {
      const sql = `select state from pg_stat_activity where application_name = 'aicost-sim' and datname = current_database() and state <> 'idle' and state_change < clock_timestamp() - interval '150 ms'`;
      for (const { state } of (await simulation.database.pool.query<{ state: string }>(sql)).rows) states.add(state);
    }
    expect((await syncing).outcome).toBe('succeeded');
    expect([...states]).toEqual([]);
  });
});

describe('access that is refused', () => {
  test('P23: a wrong key is tried once an hour, whatever the number of streams, and at once when somebody asks', async () => {
    await using lost = await Simulation.start({ backfillFrom: addDays(TODAY, -4) });
    const requests = async (minutesLater: number, trigger: 'schedule' | 'command'): Promise<number> => {
      lost.travelTo(new Date(Date.parse(`${TODAY}T12:00:00Z`) + minutesLater * 60_000).toISOString());
      lost.provider.clearRequests();
      const report = await lost.collector().sync(OPENAI, { key: 'sk-admin-wrong-and-long-enough', trigger });
      expect(report).toMatchObject({ outcome: 'failed', error: { code: 'PROVIDER_UNAUTHORIZED' } });
      return lost.provider.requests().length;
    };
    const hour: number[] = [];
    for (let minute = 0; minute <= 75; minute += 15) hour.push(await requests(minute, 'schedule'));
    expect(hour).toEqual([1, 0, 0, 0, 1, 0]);
    expect(await requests(76, 'command')).toBe(1);
    const health = `select windows_failed::int as failed, last_error_code as code, last_success_at as success from report.sync_health where account_name = $1`;
    expect((await lost.database.pool.query(health, [OPENAI])).rows).toEqual([
      { failed: 55, code: 'PROVIDER_UNAUTHORIZED', success: null },
    ]);
    expect(await lost.collector().sync(OPENAI)).toMatchObject({ outcome: 'succeeded' });
    await lost.expectTruth(OPENAI);
  });

  test('403 on the analytics API falls back to the older reports, asked for once a run', async () => {
    simulation.provider.clearRequests();
    const report = await collector.sync(REPORTS, { days: collector.allDays() });
    expect(report.outcome).toBe('succeeded');
    const asked = (path: string) =>
      simulation.provider.requests().filter((request) => request.path.includes(path)).length;
    expect([
      asked('/analytics/cost'),
      asked('/analytics/usage'),
      asked('/cost_report'),
      asked('/usage_report'),
    ]).toEqual([1, 1, 1, 1]);
    await simulation.expectTruth(REPORTS);
  });

  test('P20: 400 because a dimension does not exist yet falls back to the costs without it', async () => {
    const body = { error: { message: 'group_by api_key_id is not available before 1764979200', param: 'start_time' } };
    const { report } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [{ match: { path: COSTS }, times: 1, action: { type: 'status', code: 400, body } }],
    });
    expect(report.outcome).toBe('succeeded');
    await simulation.expectTruth(OPENAI);
    const { rows } = await simulation.database.pool.query(
      `select distinct endpoint from aicost.charge_window where stream = 'costs'`,
    );
    expect(rows).toEqual([{ endpoint: 'costs without keys' }]);
    await expectHealed(simulation, collector, OPENAI);
  });

  test('P34: a key of another organisation changes nothing, in any stream', async () => {
    const before = await windowTexts(simulation.database.pool);
    simulation.provider.setFaults([{ action: { type: 'otherOrganisation', organisation: 'org-somebody-else' } }]);
    const report = await collector.sync(OPENAI, { days: collector.allDays() });
    simulation.provider.setFaults([]);
    expect(report).toMatchObject({
      outcome: 'failed',
      error: { code: 'PROVIDER_ORGANISATION_CHANGED', message: expect.stringContaining('account of its own') },
    });
    expect(await windowTexts(simulation.database.pool)).toEqual(before);
    await expectHealed(simulation, collector, OPENAI);
  });
});
