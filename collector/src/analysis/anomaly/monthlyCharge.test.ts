import { describe, expect, test } from '@jest/globals';
import { addDays, day, dayOfMonth } from '../../domain/day.js';
import { detectAnomalies } from './detect.js';
import { pseudoRandom } from './series.testkit.js';

const FIRST = day('2026-01-01');
const DAYS = 334;

/** Use of about 20 a day, and a fee on one day of each month. */
function withFee(feeOf: (month: number) => number, feeDay = 1): number[] {
  return Array.from({ length: DAYS }, (_, index) => {
    const today = addDays(FIRST, index);
    const month = Number(today.slice(5, 7));
    return 20 + pseudoRandom(index) + (dayOfMonth(today) === feeDay ? feeOf(month) : 0);
  });
}

function anomalousDays(costs: readonly number[]): string[] {
  const judged = detectAnomalies({ firstDay: FIRST, costs }, { minExcess: 5 });
  return judged.flatMap(({ isAnomalous }, index) => (isAnomalous ? [addDays(FIRST, index)] : []));
}

describe('a fee that is paid every month', () => {
  test('surprises twice, and never again', () => {
    // The first of January has no past to be judged by.
    expect(anomalousDays(withFee(() => 400))).toEqual(['2026-02-01', '2026-03-01']);
  });

  test('may grow by a seat a month', () => {
    expect(anomalousDays(withFee((month) => 8 * 21 + 21 * month))).toEqual(['2026-02-01', '2026-03-01']);
  });

  test('is found on the last day of months of any length', () => {
    const costs = withFee(() => 0).map((cost, index) =>
      dayOfMonth(addDays(FIRST, index + 1)) === 1 ? cost + 400 : cost,
    );
    expect(anomalousDays(costs)).toEqual(['2026-01-31', '2026-02-28']);
  });

  test('surprises again when it doubles', () => {
    expect(anomalousDays(withFee((month) => (month < 9 ? 400 : 1000)))).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2026-09-01',
      '2026-10-01',
    ]);
  });

  test('does not hide a jump on another day of the month', () => {
    const costs = withFee(() => 400);
    const place = 250;
    expect(anomalousDays(costs.map((cost, index) => (index === place ? cost + 400 : cost)))).toEqual([
      '2026-02-01',
      '2026-03-01',
      addDays(FIRST, place),
    ]);
  });
});
