import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addDays, eachDay, type Day } from '../../src/domain/day.js';
import { AlertReplay, type Fired } from './alertReplay.js';

let replay: AlertReplay;
beforeEach(async () => {
  replay = await AlertReplay.open();
});
afterEach(() => replay[Symbol.asyncDispose]());

const FIRST = '2025-07-01' as Day;
const DAYS = 400;
const BUDGET = 'aicost-budget-threshold';

const threshold = ({ day, labels }: Fired) => `${day} ${labels.budget}: ${labels.threshold} %`;

/** 100 a day against 3,000 a month: 70 % on the 21st, 90 % on the 27th, 100 % on the 30th, unless something happens. */
const costs = new Map<Day, string>(eachDay(FIRST, addDays(FIRST, DAYS - 1)).map((day) => [day, '100']));

/** Three days cost less than was said, so that the cost falls from 2,800 to 2,650 on the 28th. */
const CORRECTED = { on: '2025-09-28' as Day, days: ['2025-09-24', '2025-09-25', '2025-09-26'] as Day[], cost: '50' };
const OUTAGE: readonly string[] = ['2025-11-19', '2025-11-20', '2025-11-21'];
/** From 50 to 120 % in a day. */
const JUMP = { on: '2025-12-16' as Day, cost: '2100' };

const EXPECTED = [
  'month    70 %  90 %  100 %',
  '2025-07  21    27    30   ',
  '2025-08  21    27    30   ',
  // 90 % was reached before the correction, and is not told again after it; 100 % is then never reached.
  '2025-09  21    27    -    ',
  '2025-10  21    27    30   ',
  // The provider was away from the 19th to the 21st: told when it was known.
  '2025-11  22    27    30   ',
  // One message for the jump, the highest.
  '2025-12  -     -     16   ',
  '2026-01  21    27    30   ',
  '2026-02  21    27    -    ',
  '2026-03  21    27    30   ',
  '2026-04  21    27    30   ',
  '2026-05  21    27    30   ',
  '2026-06  21    27    30   ',
  '2026-07  21    27    30   ',
  '2026-08  -     -     -    ',
];

test('over 400 days each threshold speaks once a month, and never at roll-over or for an outage', async () => {
  await replay.goTo(FIRST, '00:00');
  await replay.budget({ name: 'cloud', limit: '3000', accountId: replay.ledger.accountId });
  const fired: Fired[] = [];
  const evaluate = async (day: Day) => fired.push(...(await replay.evaluate(BUDGET, day)));
  let unread: Day[] = [];
  for (const day of costs.keys()) {
    await replay.goTo(day, '00:05');
    await evaluate(day);
    await replay.goTo(day);
    unread.push(day);
    if (OUTAGE.includes(day)) await replay.fail();
    else {
      const known = Object.fromEntries(unread.map((date) => [date, date === JUMP.on ? JUMP.cost : '100']));
      const corrected = day === CORRECTED.on ? CORRECTED.days.map((date) => [date, CORRECTED.cost]) : [];
      await replay.read({ ...known, ...Object.fromEntries(corrected) });
      unread = [];
    }
    await evaluate(day);
  }
  expect(tableOf(fired)).toEqual(EXPECTED);
}, 240_000);

function tableOf(fired: readonly Fired[]): string[] {
  const months = [...new Set([...costs.keys()].map((day) => day.slice(0, 7)))];
  const cell = (month: string, value: string) => {
    const days = fired.filter(({ day, labels }) => day.startsWith(month) && labels.threshold === value);
    return days.map(({ day }) => Number(day.slice(8))).join('+') || '-';
  };
  return [
    'month    70 %  90 %  100 %',
    ...months.map((month) => {
      const [low = '', middle = '', high = ''] = ['70', '90', '100'].map((value) => cell(month, value));
      return `${month}  ${low.padEnd(4)}  ${middle.padEnd(4)}  ${high.padEnd(5)}`;
    }),
  ];
}

test('what people enter by hand alone speaks as well, once a month', async () => {
  const seats = await replay.ledger.rows<{ id: number }>(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ('seats', 'openai', 'OpenAI', 'api', '2025-01-01') returning account_id as id`,
  );
  const accountId = seats[0]?.id ?? 0;
  await replay.goTo('2025-07-01' as Day);
  await replay.budget({ name: 'seats', limit: '400', accountId });
  const fired: Fired[] = [];
  for (const day of eachDay('2025-07-01' as Day, '2025-09-30' as Day)) {
    await replay.goTo(day);
    if (day.endsWith('-05')) await replay.enter(accountId, day, '390');
    fired.push(...(await replay.evaluate(BUDGET, day)));
  }
  expect(fired.map(threshold)).toEqual(['2025-07-05 seats: 90 %', '2025-08-05 seats: 90 %', '2025-09-05 seats: 90 %']);
});

test('a threshold that was reached by mistake speaks again when it is truly reached', async () => {
  await replay.goTo('2025-07-01' as Day);
  await replay.budget({ name: 'cloud', limit: '3000', accountId: replay.ledger.accountId });
  const fired: Fired[] = [];
  for (const day of eachDay('2025-07-01' as Day, '2025-07-31' as Day)) {
    await replay.goTo(day);
    await replay.read(
      day === '2025-07-11'
        ? { ['2025-07-10' as Day]: '100', [day]: '100' }
        : { [day]: day === '2025-07-10' ? '2500' : '100' },
    );
    fired.push(...(await replay.evaluate(BUDGET, day)));
  }
  expect(fired.map(threshold)).toEqual([
    '2025-07-10 cloud: 100 %',
    '2025-07-21 cloud: 70 %',
    '2025-07-27 cloud: 90 %',
    '2025-07-30 cloud: 100 %',
  ]);
});
