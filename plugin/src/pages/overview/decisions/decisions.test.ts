import { pageUrl } from '../../routes';
import { ACCOUNT, BUDGET } from '../overview.testkit';
import { accountDecisions } from './accountDecisions';
import { type Anomaly, anomalyDecisions } from './anomalyDecisions';
import { budgetDecisions } from './budgetDecisions';
import { mostUrgentFirst } from './decision';
import { entryDecisions } from './entryDecisions';

const budgets = (...over: object[]) => budgetDecisions(over.map((one) => ({ ...BUDGET, ...one })) as never);
const accounts = (over: object) => accountDecisions([{ ...ACCOUNT, state: 'up', next: '', ...over }] as never);

test('a budget on track asks for nothing', () => {
  expect(budgets({})).toEqual([]);
});

test.each([
  [{ level: 1 }, 'soon', /warning/],
  [{ level: 3 }, 'now', /emergency/],
  [{ used_ratio: 1.2, exhausted_by: 'passed', exhausted_on: '2026-11-20' }, 'now', /over the limit, 120% used/],
  [{ exhausted_on: '2026-11-28' }, 'soon', /may run out/],
])('a budget with %j is to be decided %s', (over, urgency, what) => {
  expect(budgets(over)).toEqual([
    expect.objectContaining({ urgency, what: expect.stringMatching(what), href: pageUrl('budgets', { budget: 1 }) }),
  ]);
});

test('it says when the money ends, and how sure that is', () => {
  const range = { exhausted_on_earliest: '2026-11-25', exhausted_on_latest: '2026-11-30' };
  expect(budgets({ exhausted_on: '2026-11-28', ...range })[0]?.why).toBe(
    '$1,000.50 of $2,000.00. By the forecast the money ends on 28 Nov 2026 (25 to 30 Nov 2026).',
  );
  expect(budgets({ level: 1 })[0]?.why).toMatch(/8 days left; by what is known it lasts\.$/);
  expect(budgets({ level: 2, exhausted_by: 'passed', exhausted_on: '2026-11-20' })[0]?.why).toMatch(
    /reached on 20 Nov/,
  );
});

test('an anomaly says what it cost, what was expected, and why', () => {
  const anomaly = {
    ...{ id: 2, account: 'research', model: 'gpt-5', currency: 'USD', severity: 'high' },
    ...{ cost: '1140.9', expected: '378.7', day: '2026-11-08', last_day: '2026-11-09', sentence: 'gpt-5 +$482' },
  } as Anomaly;
  expect(anomalyDecisions([anomaly])).toEqual([
    {
      key: 'anomaly 2',
      urgency: 'now',
      what: 'Anomaly (high): gpt-5 in research cost $1,140.90 on 8 to 9 Nov 2026, expected $378.70',
      why: 'gpt-5 +$482',
      href: pageUrl('anomalies', { id: 2 }),
      action: 'Judge it',
    },
  ]);
});

const DAYS_AGO_3 = new Date(Date.now() - 3 * 86_400_000).toISOString();

test.each([
  [{}, []],
  [{ is_active: false, is_stale: true, state: 'off' }, []],
  [{ state: 'removed', windows: { failed: 1 } }, []],
  [{ state: 'by hand', is_readable: false }, []],
  [{ state: 'waiting', is_stale: true, last_success_at: null }, []],
  [{ state: 'stale', is_stale: true, last_success_at: DAYS_AGO_3 }, ['Account research: stale, read 3 days ago']],
  [{ state: 'failing', last_success_at: null }, ['Account research: failing, never read']],
  [{ state: 'person', last_success_at: DAYS_AGO_3 }, ['Account research: needs a person, read 3 days ago']],
  [{ windows: { failed: 1 } }, ['Account research: one day could not be read']],
  [
    { windows: { failed: 4 }, unpriced_charges: 2 },
    ['Account research: 4 days could not be read', 'Account research: 2 charges have no price'],
  ],
])('an account with %j asks for %j', (over, expected) => {
  expect(accounts(over).map(({ what }) => what)).toEqual(expected);
});

test('what a person must do comes now, and a failure that mends itself says what failed', () => {
  const last_error = { code: 'X', message: 'the provider does not answer' };
  expect(accounts({ state: 'person', next: 'Replace the key.', last_error })[0]).toMatchObject({
    ...{ urgency: 'now', why: 'Replace the key.' },
  });
  expect(accounts({ state: 'failing', next: 'Nothing to do yet.', last_error })[0]).toMatchObject({
    ...{ urgency: 'soon', why: 'the provider does not answer' },
  });
  expect(accounts({ state: 'failing', is_stale: true, last_error })[0]).toMatchObject({ urgency: 'now' });
});

const ENTRY = {
  id: 1,
  account_id: 25,
  first_day: '2026-11-01',
  last_day: '2026-11-01',
  cost: '420',
  currency: 'USD',
  model: '',
  created_by: 'Ada',
};
const entries = (...over: object[]) =>
  entryDecisions(
    over.map((one) => ({ ...ENTRY, ...one })) as never,
    [ACCOUNT, { ...ACCOUNT, id: 25, name: 'seats', is_readable: false }] as never,
  );

test('manual entries are worth a look when they may count twice', () => {
  expect(entries({})).toEqual([]);
  expect(entries({ account_id: 7 })[0]?.why).toMatch(/tells its costs itself/);
  const [twin, ...others] = entries({}, { id: 2 }, { id: 3, cost: '421' });
  expect(twin).toMatchObject({
    key: 'entry 2',
    what: 'Manual entry of $420.00 for seats, 1 Nov 2026, by Ada',
    why: expect.stringMatching(/Another entry/),
  });
  expect(others).toEqual([]);
});

test('what is urgent comes first, else the order stays', () => {
  const of = (key: string, urgency: 'now' | 'soon' | 'look') => ({
    key,
    urgency,
    what: '',
    why: '',
    href: '',
    action: '',
  });
  const sorted = mostUrgentFirst([of('a', 'look'), of('b', 'soon'), of('c', 'now'), of('d', 'soon')]);
  expect(sorted.map(({ key }) => key)).toEqual(['c', 'b', 'd', 'a']);
});
