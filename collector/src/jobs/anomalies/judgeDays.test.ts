import { expect, test } from '@jest/globals';
import type { DayState } from '../../domain/costDays.js';
import { addDays, day } from '../../domain/day.js';
import { workingWeek } from '../../../test/anomalyLedger.js';
import { judgeDays } from './judgeDays.js';

const DAYS = 120;
const FIRST = day('2026-01-01');
const costs = Array.from({ length: DAYS }, (_, place) => (place === 100 ? 400 : workingWeek(DAYS - place)));
const complete = (count: number) => Array.from({ length: count }, (): DayState => 'complete');

test.each([1, 8, 280])('%d days of zero before the first cost change no judgement', (lead) => {
  const zeros = Array.from({ length: lead }, () => 0);
  const late = judgeDays(
    { firstDay: addDays(FIRST, -lead), costs: [...zeros, ...costs], states: complete(DAYS + lead) },
    {},
  );
  expect(late.slice(lead)).toEqual(judgeDays({ firstDay: FIRST, costs, states: complete(DAYS) }, {}));
  expect(late.slice(0, lead).some(({ isAnomalous }) => isAnomalous)).toBe(false);
});

test.each(['settling', 'running', 'missing'] as const)(
  'a day that is %s is never anomalous, however much it cost',
  (state) => {
    const states = complete(DAYS).map((known, place) => (place >= 100 ? state : known));
    const known = state === 'missing' ? costs.map((cost, place) => (place >= 100 ? null : cost)) : costs;
    expect(judgeDays({ firstDay: FIRST, costs: known, states }, {}).some(({ isAnomalous }) => isAnomalous)).toBe(false);
    expect(judgeDays({ firstDay: FIRST, costs, states: complete(DAYS) }, {})[100]?.isAnomalous).toBe(true);
  },
);

test('a series that never cost anything is judged and silent', () => {
  const nothing = costs.map(() => 0);
  expect(judgeDays({ firstDay: FIRST, costs: nothing, states: complete(DAYS) }, {})).toHaveLength(DAYS);
});
