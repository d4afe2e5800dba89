import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Simulation } from '../../test/money/simulation.js';
import { readable } from '../../test/money/simulatedCollector.js';
import { ANTHROPIC, OPENAI, REPORTS, TODAY } from '../../test/money/smallWorld.js';
import { createHttpGet } from '../connectors/kit/http.js';
import { addDays } from '../domain/day.js';
import { createPool } from '../store/db.js';
import { SeriesIndex } from '../store/seriesIndex.js';
import type { ReadableAccount, SyncDeps, SyncWish } from './syncAccount.js';
import { CLAIM_SECONDS, syncAll, syncUnclaimed } from './syncAll.js';

const WISH: SyncWish = { trigger: 'schedule', signal: new AbortController().signal, limitMs: Infinity };

let simulation: Simulation;
let closing: (() => Promise<void>)[];
beforeEach(async () => {
  simulation = await Simulation.start({ backfillFrom: addDays(TODAY, -2) });
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await simulation[Symbol.asyncDispose]();
});

async function start(): Promise<{ deps: SyncDeps; accounts: ReadableAccount[] }> {
  const pool = createPool(simulation.database.url, {
    applicationName: 'aicost-all',
    clockOffset: simulation.clockOffset,
  });
  const http = createHttpGet();
  closing.push(async () => pool.end(), http.close);
  const deps = {
    pool,
    series: new SeriesIndex(),
    get: http.get,
    publicGet: http.get,
    pause: async () => undefined,
    log: pino({ level: 'silent' }),
    userAgent: 'test',
  };
  return {
    deps,
    accounts: await Promise.all([OPENAI, ANTHROPIC, REPORTS].map(async (name) => readable(simulation, pool, name))),
  };
}

test('all accounts are read, a few at a time; one that fails holds up no other', async () => {
  const { deps, accounts } = await start();
  simulation.provider.setFaults([{ match: { account: ANTHROPIC }, action: { type: 'status', code: 500 } }]);
  const reports = await syncAll(deps, accounts, WISH);
  expect(reports.map(({ accountName, outcome }) => [accountName, outcome])).toEqual([
    [OPENAI, 'succeeded'],
    [ANTHROPIC, 'failed'],
    [REPORTS, 'succeeded'],
  ]);
  await simulation.expectTruth(OPENAI, REPORTS);
});

test('a stop in the middle begins no further account', async () => {
  const { deps, accounts } = await start();
  const stop = new AbortController();
  stop.abort();
  expect(await syncAll(deps, accounts, { ...WISH, signal: stop.signal })).toEqual([]);
  expect(simulation.provider.requests()).toHaveLength(0);
});

test('two collectors share the accounts: nobody reads one that the other is reading', async () => {
  const [one, two] = [await start(), await start()];
  const both = await Promise.all([
    syncUnclaimed(one.deps, one.accounts, 'one', WISH),
    syncUnclaimed(two.deps, two.accounts, 'two', WISH),
  ]);
  const read = both.flatMap(({ reports }) =>
    reports.filter(({ counts }) => counts.requests > 0).map(({ accountName }) => accountName),
  );
  expect(read.sort()).toEqual([ANTHROPIC, OPENAI, REPORTS].sort());
  await simulation.expectTruth();
  const { rows } = await simulation.database.pool.query(
    'select claimed_by from aicost.account where claimed_by is not null',
  );
  expect(rows).toEqual([]);
});

test('the accounts of a killed collector are free again when its claim has run out', async () => {
  const claimed = `update aicost.account set claimed_by = 'killed', claimed_until = $1::timestamptz + make_interval(secs => ${CLAIM_SECONDS}) where account_name = $2`;
  await simulation.database.pool.query(claimed, [simulation.asOf, OPENAI]);
  const early = await start();
  const { reports, skipped } = await syncUnclaimed(early.deps, early.accounts, 'one', WISH);
  expect([reports.map(({ accountName }) => accountName), skipped]).toEqual([[ANTHROPIC, REPORTS], 1]);
  simulation.travelTo(new Date(Date.parse(simulation.asOf) + (CLAIM_SECONDS + 2) * 1_000).toISOString());
  const late = await start();
  expect(await syncUnclaimed(late.deps, late.accounts, 'one', WISH)).toMatchObject({ skipped: 0 });
  await simulation.expectTruth(OPENAI);
});
