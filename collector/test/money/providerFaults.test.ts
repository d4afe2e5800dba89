import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../src/domain/day.js';
import type { FaultAction } from '../fakeProvider/faults/fault.js';
import { expectHealed, readThrough } from './faultyRead.js';
import { windowTexts } from './ledgerText.js';
import type { SimulatedCollector } from './simulatedCollector.js';
import { Simulation } from './simulation.js';
import { ANTHROPIC, OPENAI, REPORTS, TODAY } from './smallWorld.js';

const YESTERDAY = addDays(TODAY, -1);

let simulation: Simulation;
let collector: SimulatedCollector;
beforeAll(async () => {
  simulation = await Simulation.start({ backfillFrom: addDays(TODAY, -5) });
  collector = simulation.collector();
  await collector.syncAll();
  await simulation.expectTruth();
});
afterAll(async () => simulation[Symbol.asyncDispose]());

/** Where money comes from: the path that is spoiled, the stream whose windows are looked at, the endpoint's name in messages. */
const MONEY = {
  [OPENAI]: { path: '/organization/costs$', stream: 'costs', endpoint: 'costs' },
  [ANTHROPIC]: { path: '/analytics/cost$', stream: 'cost', endpoint: 'analytics/cost' },
  [REPORTS]: { path: '/cost_report$', stream: 'cost', endpoint: 'cost_report' },
} as const;
type Account = keyof typeof MONEY;

interface KeptCase {
  readonly account: Account;
  readonly action: FaultAction;
  readonly code: string;
  /** What the message must name besides account, endpoint and days. */
  readonly says: RegExp;
  readonly oneDay?: boolean;
}

function kept(account: Account, action: FaultAction, code: string, says: RegExp, oneDay = false): [string, KeptCase] {
  const detail = 'value' in action ? ` ${action.value}` : 'code' in action ? ` ${action.code}` : '';
  return [`${account}: ${action.type}${detail} is ${code}`, { account, action, code, says, oneDay }];
}

const CASES: [string, KeptCase][] = [
  kept(OPENAI, { type: 'pageLoop' }, 'PROVIDER_PAGE_LOOP', /page 2/),
  kept(ANTHROPIC, { type: 'pageLoop' }, 'PROVIDER_PAGE_LOOP', /page 2/),
  kept(OPENAI, { type: 'endlessPages' }, 'PROVIDER_PAGE_CAP', /500 pages/, true),
  kept(OPENAI, { type: 'missingCursor' }, 'PROVIDER_PAGE_CURSOR_MISSING', /page 1/),
  kept(REPORTS, { type: 'missingCursor' }, 'PROVIDER_PAGE_CURSOR_MISSING', /page 1/),
  kept(OPENAI, { type: 'status', code: 500 }, 'PROVIDER_UNAVAILABLE', /page 1: the provider answered 500/),
  kept(OPENAI, { type: 'status', code: 400 }, 'PROVIDER_BAD_REQUEST', /answered 400/),
  kept(OPENAI, { type: 'status', code: 401 }, 'PROVIDER_UNAUTHORIZED', /create a new one/),
  kept(OPENAI, { type: 'status', code: 402 }, 'PROVIDER_PAYMENT_REQUIRED', /unpaid/),
  kept(OPENAI, { type: 'status', code: 403 }, 'PROVIDER_FORBIDDEN', /admin key \(sk-admin-…\)/),
  kept(REPORTS, { type: 'status', code: 403 }, 'PROVIDER_FORBIDDEN', /organisation admin/),
  kept(OPENAI, { type: 'status', code: 404 }, 'PROVIDER_NOT_FOUND', /base URL/),
  kept(OPENAI, { type: 'html' }, 'PROVIDER_NOT_JSON', /HTML/),
  kept(ANTHROPIC, { type: 'html' }, 'PROVIDER_NOT_JSON', /HTML/),
  kept(OPENAI, { type: 'truncated' }, 'PROVIDER_TRUNCATED', /page 1/),
  kept(REPORTS, { type: 'truncated' }, 'PROVIDER_TRUNCATED', /page 1/),
  kept(OPENAI, { type: 'duplicateKeys' }, 'PROVIDER_NOT_JSON', /Duplicate key/),
  kept(ANTHROPIC, { type: 'duplicateKeys' }, 'PROVIDER_NOT_JSON', /Duplicate key/),
  kept(OPENAI, { type: 'badNumber', value: 'NaN' }, 'PROVIDER_RESPONSE_CHANGED', /amount/),
  kept(OPENAI, { type: 'gzipBomb', mebibytes: 40 }, 'PROVIDER_RESPONSE_TOO_LARGE', /32 MiB/, true),
  kept(
    OPENAI,
    { type: 'otherOrganisation', organisation: 'org-somebody-else' },
    'PROVIDER_ORGANISATION_CHANGED',
    /org-somebody-else.*org-small/,
  ),
  kept(
    ANTHROPIC,
    { type: 'otherOrganisation', organisation: 'org-somebody-else' },
    'PROVIDER_ORGANISATION_CHANGED',
    /org-somebody-else/,
  ),
];

describe('R13: an answer that cannot be trusted as a whole leaves every figure as it was, labelled', () => {
  test.each(CASES)('%s', async (_name, { account, action, code, says, oneDay }) => {
    const { path, stream, endpoint } = MONEY[account];
    const days = oneDay ? { first: YESTERDAY, last: YESTERDAY } : collector.allDays();
    const { report, labels } = await readThrough(simulation, collector, {
      account,
      faults: [{ match: { path }, action }],
      asked: { days },
    });
    expect(report.outcome).toMatch(/^(partial|failed)$/);
    expect(report.error?.code).toBe(code);
    const touched = labels.filter(
      ({ window }) =>
        window.includes(` ${stream} `) && window.split(' ')[2]! >= days.first && window.split(' ')[2]! <= days.last,
    );
    expect(touched.length).toBe(oneDay ? 1 : 6);
    for (const label of touched) {
      expect(label).toMatchObject({ code, isAsBefore: true });
      expect(label.message).toMatch(says);
      if (code !== 'PROVIDER_ORGANISATION_CHANGED') expect(label.message).toContain(`${account} ${endpoint} `);
      expect(label.message).toContain(account);
    }
    await expectHealed(simulation, collector, account);
  });
});

describe('R13: an answer that is wrong in one day keeps that day and stores the others', () => {
  const cases: [string, Account, FaultAction, string][] = [
    ['a number too large', OPENAI, { type: 'badNumber', value: '1e400' }, 'PROVIDER_BAD_NUMBER'],
    ['not a number', ANTHROPIC, { type: 'badNumber', value: 'NaN' }, 'PROVIDER_BAD_NUMBER'],
    ['a number with a comma', ANTHROPIC, { type: 'badNumber', value: '1,234.50' }, 'PROVIDER_BAD_NUMBER'],
    ['a number in other digits', REPORTS, { type: 'badNumber', value: '١٢' }, 'PROVIDER_BAD_NUMBER'],
    ['two amounts for one row', OPENAI, { type: 'conflictingRows' }, 'PROVIDER_CONFLICTING_ROWS'],
    ['two amounts for one row', ANTHROPIC, { type: 'conflictingRows' }, 'PROVIDER_CONFLICTING_ROWS'],
    ['a day that goes missing', OPENAI, { type: 'missingBucket', day: YESTERDAY }, 'PROVIDER_DAY_MISSING'],
    ['a day that goes missing', REPORTS, { type: 'missingBucket', day: YESTERDAY }, 'PROVIDER_DAY_MISSING'],
  ];

  test.each(cases)('%s (%s)', async (_name, account, action, code) => {
    const { path, stream } = MONEY[account];
    simulation.provider.restate(account, YESTERDAY, '1.1');
    const { report, labels } = await readThrough(simulation, collector, {
      account,
      faults: [{ match: { path }, action }],
    });
    expect(report).toMatchObject({ outcome: 'partial', error: { code } });
    const touched = labels.filter(({ window }) => window.includes(` ${stream} `));
    const failed = touched.filter((label) => label.code !== null);
    expect(failed.map((label) => [label.code, label.isAsBefore])).toEqual([[code, true]]);
    expect(touched.some(({ isAsBefore }) => !isAsBefore)).toBe(true);
    if (code === 'PROVIDER_BAD_NUMBER') {
      expect(report.counts.rowsRejected).toBe(1);
      const { rows } = await simulation.database.pool.query<{ reason: string; raw: string }>(
        'select reason, raw from aicost.charge_reject order by recorded_at desc limit 1',
      );
      expect(rows).toMatchObject([
        { reason: 'bad_number', raw: expect.stringContaining('value' in action ? String(action.value) : '') },
      ]);
    }
    await expectHealed(simulation, collector, account);
  });

  test.each<Account>([OPENAI, ANTHROPIC, REPORTS])('days that are suddenly empty (%s)', async (account) => {
    const { path, stream } = MONEY[account];
    const { report, labels } = await readThrough(simulation, collector, {
      account,
      faults: [{ match: { path }, action: { type: 'emptyResults' } }],
    });
    expect(report).toMatchObject({ outcome: 'partial', error: { code: 'PROVIDER_EMPTY_SUSPICIOUS' } });
    const touched = labels.filter(({ window }) => window.includes(` ${stream} `));
    expect(touched.map(({ isAsBefore }) => isAsBefore)).toEqual(touched.map(() => true));
    // The analytics API says until when it is complete: an empty today is not known yet, so it is not suspicious.
    const codes = touched.map(({ window, code }) =>
      account === ANTHROPIC && window.endsWith(TODAY) ? 'PROVIDER_EMPTY_SUSPICIOUS' : code,
    );
    expect(codes).toEqual(touched.map(() => 'PROVIDER_EMPTY_SUSPICIOUS'));
    await expectHealed(simulation, collector, account);
  });

  test.each<Account>([OPENAI, ANTHROPIC, REPORTS])('P07: amounts a hundred times too large (%s)', async (account) => {
    await collector.sync(account, { days: collector.allDays() });
    const before = await windowTexts(simulation.database.pool);
    simulation.provider.setFaults([{ match: { path: MONEY[account].path }, action: { type: 'scale100' } }]);
    const report = await collector.sync(account, { days: collector.allDays() });
    expect(report).toMatchObject({
      outcome: 'partial',
      error: { code: 'PROVIDER_UNIT_SUSPICIOUS' },
      counts: { windowsKept: 6, amountsRestated: 0 },
    });
    expect(await windowTexts(simulation.database.pool)).toEqual(before);
    const accepted = await collector.sync(account, { days: collector.allDays(), acceptsUnitChange: true });
    expect(accepted).toMatchObject({ outcome: 'succeeded', counts: { windowsKept: 0 } });
    simulation.provider.setFaults([]);
    expect(await collector.sync(account, { days: collector.allDays(), acceptsUnitChange: true })).toMatchObject({
      outcome: 'succeeded',
    });
    await expectHealed(simulation, collector, account);
  });
});

describe('answers that are strange and true', () => {
  test.each<Account>([OPENAI, ANTHROPIC])('P05: a page that is sent twice counts once (%s)', async (account) => {
    const { report } = await readThrough(simulation, collector, {
      account,
      faults: [{ match: { path: MONEY[account].path }, action: { type: 'repeatedPage' } }],
    });
    expect(report).toMatchObject({ outcome: 'succeeded', error: null });
    expect(report.counts.rowsCollapsed).toBeGreaterThan(0);
    await simulation.expectTruth(account);
  });

  test.each<Account>([OPENAI, REPORTS])(
    'P09: a field nobody announced is noted and does no harm (%s)',
    async (account) => {
      const { report } = await readThrough(simulation, collector, {
        account,
        faults: [{ match: { path: MONEY[account].path }, action: { type: 'unknownField' } }],
      });
      expect(report.outcome).toBe('succeeded');
      await simulation.expectTruth(account);
      const sql =
        'select field, sample from aicost.schema_drift join aicost.account using (account_id) where account_name = $1';
      expect((await simulation.database.pool.query(sql, [account])).rows).toContainEqual({
        field: 'is_preview',
        sample: 'true',
      });
      await expectHealed(simulation, collector, account);
    },
  );

  test.each<Account>([OPENAI, ANTHROPIC, REPORTS])(
    'P11: rows that differ in an unknown dimension only are two rows (%s)',
    async (account) => {
      const { report } = await readThrough(simulation, collector, {
        account,
        faults: [{ match: { path: MONEY[account].path }, action: { type: 'unknownDimension' } }],
      });
      expect(report.outcome).toBe('succeeded');
      await simulation.expectTruth(account);
      const sql = `select count(*)::int as n from aicost.charge join aicost.charge_series using (account_id, series_id) join aicost.account using (account_id)
                 where account_name = $1 and tags::text like '%deployment_ring%'`;
      expect((await simulation.database.pool.query(sql, [account])).rows).toEqual([{ n: 2 }]);
      await expectHealed(simulation, collector, account);
    },
  );

  test.each<Account>([OPENAI, ANTHROPIC, REPORTS])(
    'P31: rows of days that nobody asked for are counted and stored nowhere (%s)',
    async (account) => {
      const { report } = await readThrough(simulation, collector, {
        account,
        faults: [{ match: { path: MONEY[account].path }, action: { type: 'outOfWindow' } }],
      });
      expect(report.outcome).toBe('succeeded');
      expect(report.counts.rowsOutOfWindow).toBeGreaterThan(0);
      await simulation.expectTruth(account);
      const { rows } = await simulation.database.pool.query('select 1 from aicost.charge where charge_date < $1', [
        addDays(simulation.backfillFrom, -1),
      ]);
      expect(rows).toEqual([]);
    },
  );

  test('P16: an amount that is absent is unpriced, never zero, and restated when it comes', async () => {
    const { report } = await readThrough(simulation, collector, {
      account: OPENAI,
      faults: [{ match: { path: MONEY[OPENAI].path }, action: { type: 'nullAmount' } }],
    });
    expect(report).toMatchObject({ outcome: 'succeeded', counts: { rowsUnpriced: 1 } });
    const unpriced = async () =>
      (
        await simulation.database.pool.query(
          'select unpriced_charges::int as n from report.sync_health where account_name = $1',
          [OPENAI],
        )
      ).rows;
    expect(await unpriced()).toEqual([{ n: 1 }]);
    await expectHealed(simulation, collector, OPENAI);
    expect(await unpriced()).toEqual([{ n: 0 }]);
  });

  test('R5: digits beyond the twelfth are rounded half to even, counted, and kept as they were written', async () => {
    const { report } = await readThrough(simulation, collector, {
      account: ANTHROPIC,
      faults: [
        { match: { path: MONEY[ANTHROPIC].path }, action: { type: 'badNumber', value: '12.345678901250000000001' } },
      ],
    });
    expect(report).toMatchObject({ outcome: 'succeeded', counts: { rowsRounded: 1, rowsRejected: 0 } });
    const { rows } = await simulation.database.pool.query(
      `select trim_scale(billed_cost)::text as cost, billed_cost_raw as raw from aicost.charge where billed_cost_raw like '12.34567%'`,
    );
    expect(rows).toEqual([{ cost: '0.123456789013', raw: '12.345678901250000000001 USD cents' }]);
    await expectHealed(simulation, collector, ANTHROPIC);
  });

  test('P32: a day restated three times: three revisions a row, and the sum of all deltas is what stands', async () => {
    const { pool } = simulation.database;
    await pool.query('create table before_three as select * from aicost.charge_revision');
    for (const factor of ['1.2', '0.7', '3']) {
      simulation.provider.restate(OPENAI, YESTERDAY, factor);
      expect((await collector.sync(OPENAI, { days: { first: YESTERDAY, last: YESTERDAY } })).counts).toMatchObject({
        windowsChanged: 1,
      });
    }
    const { rows } = await pool.query<{ n: number }>(
      'select count(*)::int as n from (table aicost.charge_revision except all table before_three) as new group by series_id',
    );
    expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([3]));
    await simulation.expectTruth(OPENAI);
    await pool.query('drop table before_three');
  });
});
