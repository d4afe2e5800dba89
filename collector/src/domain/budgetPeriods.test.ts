import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endedPeriods } from './budgetPeriods.js';
import { addDays, day, dayOfEpoch } from './day.js';

const BY_CALENDAR = { firstDay: null, lastDay: null };

test('the months before this one are over, the latest first', () => {
  const months = endedPeriods({ period: 'month', ...BY_CALENDAR }, day('2026-03-01'));
  expect(months).toHaveLength(12);
  expect(months.slice(0, 3)).toEqual([
    { firstDay: '2026-02-01', lastDay: '2026-02-28' },
    { firstDay: '2026-01-01', lastDay: '2026-01-31' },
    { firstDay: '2025-12-01', lastDay: '2025-12-31' },
  ]);
});

test('quarters are those of the calendar', () => {
  const quarters = endedPeriods({ period: 'quarter', ...BY_CALENDAR }, day('2026-06-30'));
  expect(quarters).toHaveLength(8);
  expect(quarters[0]).toEqual({ firstDay: '2026-01-01', lastDay: '2026-03-31' });
});

test('a fixed period is over on the day after its last', () => {
  const fixed = { period: 'fixed', firstDay: day('2026-05-04'), lastDay: day('2026-05-10') } as const;
  expect(endedPeriods(fixed, day('2026-05-10'))).toEqual([]);
  expect(endedPeriods(fixed, day('2026-05-11'))).toEqual([{ firstDay: '2026-05-04', lastDay: '2026-05-10' }]);
});

test('whatever the day, periods follow each other without a gap, and the last one ends before it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('month' as const, 'quarter' as const),
      fc.integer({ min: 0, max: 40_000 }),
      (period, since) => {
        const today = dayOfEpoch(since * 86_400_000);
        const ended = endedPeriods({ period, ...BY_CALENDAR }, today);
        expect((ended[0]?.lastDay ?? '') < today).toBe(true);
        for (const [index, { firstDay }] of ended.slice(0, -1).entries())
          expect(addDays(ended[index + 1]?.lastDay ?? today, 1)).toBe(firstDay);
      },
    ),
  );
});
