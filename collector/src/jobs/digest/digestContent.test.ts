import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BudgetLedger } from '../../../test/budgetLedger.js';
import { NO_DIMENSIONS } from '../../domain/charge.js';
import { day } from '../../domain/day.js';
import { lastSpan } from '../../domain/digest.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import { renderMail } from '../../mail/render.js';
import { costReport } from '../../store/costReport.js';
import { digestContent } from './digestContent.js';
import { digestJson } from './digestJson.js';
import { readDigest, type DigestFigures } from './readDigest.js';

const WEEK = lastSpan('weekly', day('2026-11-23'));
const EVIL = '</td><script>alert(1)</script>\r\nBcc: eve@example.org\u202e';
const LINKS = { app: 'https://grafana.example.com/overview', unsubscribe: 'https://costs.example.com/unsubscribe/v1' };

let at: BudgetLedger;
let figures: DigestFigures;
beforeAll(async () => {
  at = await BudgetLedger.open('2026-11-23T07:00:00Z');
  const other = await at.account('other', 'anthropic');
  await at.bill('2026-11-08', [{ model: 'a', cost: '1000' }]);
  await at.bill('2026-11-09', [{ model: 'a', cost: '100.005' }]);
  await at.bill('2026-11-15', [{ model: 'b', cost: '20' }]);
  await at.bill('2026-11-16', [
    { model: 'a', cost: '150.125' },
    { model: 'c', cost: null },
  ]);
  await at.bill('2026-11-22', [
    { model: 'b', cost: '0.333333333333' },
    { model: 'e', cost: '9', dimensions: { ...NO_DIMENSIONS, source: 'api', xModel: 'e', billingCurrency: 'EUR' } },
  ]);
  await at.bill('2026-11-23', [{ model: 'a', cost: '5000' }]);
  await at.bill('2026-11-18', [{ model: 'a', cost: '7.5' }], { accountId: other });
  await at.budget({ name: 'Production', limit: '100', currency: 'USD' });
  figures = await readDigest(at.pool, WEEK, { forecasting: true, anomalyDetection: true });
});
afterAll(async () => at[Symbol.asyncDispose]());

test('a week in which everything was read and nothing was used cost nothing', async () => {
  await using quiet = await BudgetLedger.open('2026-11-23T07:00:00Z');
  await quiet.ledger.rows(`update aicost.account set backfill_from = '2026-11-01'`);
  await quiet.bill('2026-11-10', [{ model: 'a', cost: '100' }]);
  await quiet.ledger.rows(
    `insert into aicost.sync_run (account_id, trigger, actor, outcome, started_at, finished_at)
     select a.account_id, 'schedule', 'test', 'succeeded', t.at, t.at
     from aicost.account as a, (values ('2026-11-23T06:00:00Z'::timestamptz)) as t (at)`,
  );
  const { title, alerts } = digestContent(
    await readDigest(quiet.pool, WEEK, { forecasting: false, anomalyDetection: false }),
  );
  expect(title).toBe('Costs of the week 2026-11-16 to 2026-11-22: 0.00 USD');
  expect(alerts[0]?.facts).toContainEqual(['Change', '-100.00 USD (-100.0 %)']);
});

const mail = () => renderMail(digestContent(figures), LINKS);

test('the figures of a ledger made by hand: what it cost, what changed, and what adds up', () => {
  const [eur, usd] = figures.costs;
  expect(eur).toMatchObject({ currency: 'EUR', billedCost: '9', previousCost: null, change: null });
  expect(usd).toMatchObject({
    ...{ currency: 'USD', billedCost: '157.958333333333', previousCost: '120.005', change: '37.953333333333' },
    unpricedCharges: 1,
    accounts: {
      told: [
        { name: 'one', previousCost: '120.005', billedCost: '150.458333333333', change: '30.453333333333' },
        { name: 'other', previousCost: '0', billedCost: '7.5', change: '7.5' },
      ],
      others: { count: 0, change: '0' },
    },
    models: {
      told: [
        { name: 'a (OpenAI)', change: '50.12' },
        { name: 'b (OpenAI)', change: '-19.666666666667' },
        { name: 'a (anthropic)', change: '7.5' },
      ],
    },
  });
});

test.each(['account', 'service', 'model', 'day'] as const)('they equal `aicost report --by %s`', async (by) => {
  for (const { currency, billedCost, notFinalCost } of figures.costs) {
    const rows = (await costReport(at.pool, by, WEEK.first, WEEK.last)).filter((row) => row.currency === currency);
    expect(sumDecimals(rows.flatMap((row) => (row.billedCost ?? []) as Decimal))).toBe(billedCost);
    expect(sumDecimals(rows.flatMap((row) => (row.notFinalCost ?? []) as Decimal))).toBe(notFinalCost);
  }
});

test('the mail says them in cents, each change as the difference of what is shown', () => {
  const { subject, text } = mail();
  expect(subject).toBe('Costs of the week 2026-11-16 to 2026-11-22: 9.00 EUR, 157.96 USD');
  for (const line of [
    'Cost: 157.96 USD',
    'Period before: 120.01 USD (2026-11-09 to 2026-11-15)',
    'Change: +37.95 USD (+31.6 %)',
    'Not final: 157.96 USD: the provider may still correct it',
    'Without a price: 1 charge, not in the cost',
    'one: +30.45 (120.01 before, now 150.46)',
    'In all: +37.95',
    'Production: emergency: 6278.0 % used, 6,277.96 of 100.00 USD, until 2026-11-30',
    'Period before: unknown EUR',
    LINKS.app,
    `Unsubscribe: ${LINKS.unsubscribe}`,
  ]) {
    expect(text).toContain(line);
  }
  expect(text).not.toContain('What changed, by account (EUR)');
});

test('programs get the same, exactly', () => {
  const json = digestJson(figures);
  expect(json).toMatchObject({ type: 'digest', id: 'digest-weekly-2026-11-16', last: '2026-11-22' });
  expect(json.costs[1]).toMatchObject({ billed_cost: '157.958333333333', accounts: { told: [{ name: 'one' }, {}] } });
  expect(json.budgets).toMatchObject([{ budget: 'Production', severity: 'emergency', spent: '6277.963333333333' }]);
});

test('a month before which nothing was known has no change, and a month of nothing says so', async () => {
  const october = await readDigest(at.pool, lastSpan('monthly', day('2026-11-23')), {
    forecasting: false,
    anomalyDetection: false,
  });
  expect(digestContent(october).title).toBe('Costs of the month 2026-10: no costs');
  const november = { ...figures, span: lastSpan('monthly', day('2026-12-01')) };
  expect(digestContent(november).title).toMatch(/^Costs of the month 2026-11: /);
});

describe('forecast, anomalies and missing accounts', () => {
  const forecast = {
    ...{ currency: 'USD', lastDay: day('2026-11-30'), spent: 1277.963, expected: 1600, lower80: 1500.5, upper80: 1712 },
    ...{ confidence: 'high' as const, judged: 12, meanError: 0.083, ownError: 0.05 },
  };
  const said = (change: Partial<DigestFigures>) => renderMail(digestContent({ ...figures, ...change }), LINKS).text;

  test.each([
    ['its score', forecast, 'confidence high; 12 forecasts of 30 days were on average 8 % off'],
    ['its own past', { ...forecast, meanError: null }, 'repeated in its own past, typically 5 % off'],
    ['nothing', { ...forecast, meanError: null, ownError: null }, 'confidence high; no track record yet'],
    ['too few days', { ...forecast, confidence: 'none' as const }, 'a run rate, no forecast'],
  ])('a forecast tells how right it was: %s', (_what, one, text) => {
    expect(said({ forecasts: [one] })).toContain(text);
  });

  test('a forecast has a range', () => {
    expect(said({ forecasts: [forecast] })).toContain(
      '1,600.00 (1,500.50 to 1,712.00 in 80 of 100 cases), 1,277.96 so far',
    );
  });

  test('of many accounts that were not read some are named', () => {
    const text = said({ notRead: Array.from({ length: 12 }, (_, index) => `account-${index}`) });
    expect(text).toContain('account-9 and 2 more.');
  });
});

test('names that hold markup, lines or marks of direction do no harm', () => {
  const [eur, usd] = figures.costs;
  const evil = { name: EVIL, billedCost: '1' as Decimal, previousCost: '0' as Decimal, change: '1' as Decimal };
  if (!usd || !eur) throw new Error('no costs');
  const hostile = { ...usd, currency: EVIL, accounts: { told: [evil], others: usd.accounts.others } };
  const { subject, text, html } = renderMail(
    digestContent({ ...figures, costs: [eur, hostile], notRead: [EVIL] }),
    LINKS,
  );
  expect(html).not.toContain('<script');
  expect(`${subject}${text}${html}`).not.toMatch(/\r|\u202e/);
  expect(subject).not.toContain('\n');
  expect(text).not.toMatch(/^Bcc:/m);
});
