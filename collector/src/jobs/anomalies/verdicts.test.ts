import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AnomalyLedger, standing, workingWeek, type Use } from '../../../test/anomalyLedger.js';
import { changeSetting } from './changeSetting.js';
import { giveVerdict } from './giveVerdict.js';
import { planEvent, unplanEvent } from './planEvents.js';

const ada = { subject: 'user:1', name: 'Ada' };

let ledger: AnomalyLedger;
let account: number;
beforeEach(async () => {
  ledger = await AnomalyLedger.open();
  account = await ledger.account('one');
});
afterEach(() => ledger.close());

/** Usual days, but for a factor on some. */
const days =
  (factors: Readonly<Record<number, number>>) =>
  (ago: number): Use[] => [{ cost: workingWeek(ago) * (factors[ago] ?? 1) }];

const daysOf = (events: Awaited<ReturnType<AnomalyLedger['detect']>>) => standing(events).map(({ day }) => day);

test('a false alarm raises the bar for the same spike, and a much larger one still alerts', async () => {
  const [first, same, huge] = [37, 9, 2];
  const amounts: Readonly<Record<number, number>> = { [first]: 117, [same]: 117, [huge]: 600 };
  await ledger.write(account, 120, 1, (ago) => [{ cost: amounts[ago] ?? workingWeek(ago) }]);
  const events = standing(await ledger.detect(account));
  expect(events.map(({ day }) => day)).toEqual([first, same, huge].map((ago) => ledger.ago(ago)));
  await giveVerdict(ledger.pool, ada, events[0]?.id ?? '', { verdict: 'false alarm' });
  expect(daysOf(await ledger.detect(account))).toEqual([first, huge].map((ago) => ledger.ago(ago)));
});

test('a verdict outlives detection, and counts for the models of its account too', async () => {
  await ledger.write(account, 120, 1, days({ 5: 4 }));
  const [event] = standing(await ledger.detect(account));
  await giveVerdict(ledger.pool, ada, event?.id ?? '', { verdict: 'expected', note: 'sale' });
  const events = await ledger.detect(account);
  expect(standing(events)).toMatchObject([{ id: event?.id, verdict: 'expected', state: 'closed' }]);
  expect(events.map(({ verdict }) => verdict)).toEqual(['expected', 'expected', 'expected']);
});

test('a planned event silences its days, and they are judged again without it', async () => {
  await ledger.write(account, 120, 1, days({ 5: 4 }));
  const [event] = standing(await ledger.detect(account));
  const wish = { accountId: account, firstDay: ledger.ago(6), lastDay: ledger.ago(4), title: 'load test', note: '' };
  const plan = await planEvent(ledger.pool, ada, wish);
  expect(standing(await ledger.events())).toEqual([]);
  expect(standing(await ledger.detect(account))).toEqual([]);
  expect((await ledger.events()).map(({ reason }) => reason)).toContain('planned: load test');
  await unplanEvent(ledger.pool, ada, plan.plannedEventId);
  expect(standing(await ledger.detect(account))).toMatchObject([{ id: event?.id, state: 'open' }]);
});

test('an event planned ahead is never found', async () => {
  const wish = { accountId: null, firstDay: ledger.ago(6), lastDay: ledger.ago(4), title: 'sale', note: '' };
  await planEvent(ledger.pool, ada, wish);
  await ledger.write(account, 120, 1, days({ 5: 4 }));
  expect(await ledger.detect(account)).toEqual([]);
});

test('the plain rule of three sigma can be chosen, and its threshold', async () => {
  await ledger.write(account, 120, 1, (ago) => [{ cost: ago === 5 ? 70 : ago % 2 === 0 ? 40 : 60 }]);
  await changeSetting(ledger.pool, ada, account, { detector: 'sigma', threshold: 3 });
  expect(standing(await ledger.detect(account))).toEqual([]);
  await changeSetting(ledger.pool, ada, account, { detector: 'sigma', threshold: 1.5 });
  expect(daysOf(await ledger.detect(account))).toEqual([ledger.ago(5)]);
});

test.each([0.99, 6.01, Number.NaN])('a threshold of %d is refused', async (threshold) => {
  await expect(changeSetting(ledger.pool, ada, null, { threshold })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
});

test('a change of a setting has the account analysed again', async () => {
  await ledger.pool.query(`insert into aicost.analysis_state values ($1, now(), current_date, 'mark')`, [account]);
  await changeSetting(ledger.pool, ada, account, { threshold: 4 });
  const { rows } = await ledger.pool.query('select ledger_mark as mark from aicost.analysis_state');
  expect(rows).toEqual([{ mark: '' }]);
});
