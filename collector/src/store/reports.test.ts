import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { charge, Ledger } from '../../test/money/ledger.js';
import { day } from '../domain/day.js';
import { costReport, REPORT_DIMENSIONS, type CostReportRow } from './costReport.js';
import { syncHealth } from './syncHealth.js';
import { finishRun, noCounts, startRun } from './syncRuns.js';
import { dayTotals, lastVerification, rawAmounts, saveVerification } from './verification.js';

const OCTOBER = day('2026-10-31');
const NOVEMBER = day('2026-11-01');

let ledger: Ledger;
beforeAll(async () => {
  ledger = await Ledger.open();
  const project = { subAccountId: 'proj', xCredentialId: 'key' };
  await ledger.read(
    [
      {
        day: OCTOBER,
        charges: [
          charge(OCTOBER, { model: 'a', cost: '1.25', dimensions: project, raw: '1.250 USD dollars' }),
          charge(OCTOBER, { model: 'b', cost: null }),
          charge(OCTOBER, { model: 'a', tokens: '1000' }),
          charge(OCTOBER, { model: 'a', requests: '7' }),
        ],
      },
      {
        day: NOVEMBER,
        charges: [
          charge(NOVEMBER, { model: 'a', cost: '-0.5' }),
          charge(NOVEMBER, { model: 'a', cost: '9', dimensions: { billingCurrency: 'EUR' } }),
        ],
      },
    ],
    { fetchedAt: '2026-11-01T12:00:00Z' },
  );
});
afterAll(async () => ledger[Symbol.asyncDispose]());

function said(rows: CostReportRow[]): string[] {
  return rows.map((row) =>
    [
      row.service,
      row.account,
      row.value,
      row.currency,
      row.billedCost,
      row.tokens,
      row.requests,
      row.unpricedCharges,
    ].join(' '),
  );
}

describe('a cost report', () => {
  test.each([
    ['account', ['OpenAI one  EUR 9   0', 'OpenAI one  USD 0.75 1000 7 1']],
    ['service', ['OpenAI   EUR 9   0', 'OpenAI   USD 0.75 1000 7 1']],
    ['source', ['  api EUR 9   0', '  api USD 0.75 1000 7 1']],
    ['model', ['OpenAI  a EUR 9   0', 'OpenAI  a USD 0.75 1000 7 0', 'OpenAI  b USD    1']],
    ['project', ['OpenAI one  EUR 9   0', 'OpenAI one proj USD 1.25   0', 'OpenAI one  USD -0.5 1000 7 1']],
    ['credential', ['OpenAI one  EUR 9   0', 'OpenAI one key USD 1.25   0', 'OpenAI one  USD -0.5 1000 7 1']],
    [
      'day',
      [
        'OpenAI one 2026-10-31 USD 1.25 1000 7 1',
        'OpenAI one 2026-11-01 EUR 9   0',
        'OpenAI one 2026-11-01 USD -0.5   0',
      ],
    ],
    [
      'month',
      ['OpenAI one 2026-10 USD 1.25 1000 7 1', 'OpenAI one 2026-11 EUR 9   0', 'OpenAI one 2026-11 USD -0.5   0'],
    ],
  ] as const)('by %s', async (by, lines) => {
    const rows = said(await costReport(ledger.pool, by, OCTOBER, NOVEMBER));
    expect([...rows].sort()).toEqual([...lines].sort());
  });

  test('adds up to the same whatever it is broken down by, and takes whole days only', async () => {
    for (const by of REPORT_DIMENSIONS) {
      const rows = await costReport(ledger.pool, by, OCTOBER, OCTOBER);
      expect([by, rows.filter(({ billedCost }) => billedCost !== null).map(({ billedCost }) => billedCost)]).toEqual([
        by,
        ['1.25'],
      ]);
    }
  });

  test('says which part may still change', async () => {
    const [euros] = await costReport(ledger.pool, 'account', NOVEMBER, NOVEMBER);
    expect(euros).toMatchObject({ currency: 'EUR', billedCost: '9', notFinalCost: '9' });
  });
});

describe('what a person checks', () => {
  test('sees the amounts of a day as the provider wrote them, and leaves a word', async () => {
    expect(await rawAmounts(ledger.pool, ledger.accountId, OCTOBER)).toEqual([
      { description: 'a / proj', rawCost: '1.250 USD dollars', billedCost: '1.25', billingCurrency: 'USD' },
      { description: 'b', rawCost: 'null USD dollars', billedCost: null, billingCurrency: 'USD' },
    ]);
    const totals = await dayTotals(ledger.pool, ledger.accountId, OCTOBER);
    expect(totals).toEqual([{ billingCurrency: 'USD', billedCost: '1.25', amounts: 2 }]);
    const word = { day: OCTOBER, matches: true, verifiedBy: 'ann' };
    await saveVerification(ledger.pool, ledger.accountId, word, totals);
    expect(await lastVerification(ledger.pool, ledger.accountId, null)).toMatchObject(word);
    expect(
      await ledger.rows(
        'select charge_date::text as day, stored_cost::text as cost, matches, verified_by from aicost.verification',
      ),
    ).toEqual([{ day: '2026-10-31', cost: '1.25', matches: true, verified_by: 'ann' }]);
  });

  test('sees how reading goes', async () => {
    await ledger.rows('delete from aicost.sync_run');
    expect(await syncHealth(ledger.pool)).toMatchObject([
      {
        accountName: 'one',
        lastSuccessAgeSeconds: null,
        lastOutcome: null,
        windowsProvisional: 1,
        windowsSettling: 1,
        unpricedCharges: 1,
      },
    ]);
    await finishRun(
      ledger.pool,
      await startRun(ledger.pool, ledger.accountId, 'schedule'),
      'succeeded',
      noCounts(),
      null,
    );
    await finishRun(ledger.pool, await startRun(ledger.pool, ledger.accountId, 'schedule'), 'failed', noCounts(), {
      code: 'PROVIDER_TIMEOUT',
      message: 'no answer',
    });
    await startRun(ledger.pool, ledger.accountId, 'schedule');
    const [health] = await syncHealth(ledger.pool);
    expect(health).toMatchObject({
      lastOutcome: 'failed',
      lastErrorCode: 'PROVIDER_TIMEOUT',
      lastErrorMessage: 'no answer',
    });
    expect(health?.lastSuccessAgeSeconds).toBeLessThan(60);
  });
});
