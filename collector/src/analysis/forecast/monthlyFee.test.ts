import { describe, expect, test } from '@jest/globals';
import { addDays, day, dayOfMonth, type Day } from '../../domain/day.js';
import { withCharges, withoutFee } from './expectedFee.js';
import { forecastDays } from './forecast.js';
import { monthlyFee } from './monthlyFee.js';
import { noise } from './series.testkit.js';
import { totalOf } from './totals.js';

const start = day('2026-01-10');
const use = (index: number): number => 10 + 2 * noise(index);

/** Use, with a fee on the day of the month: an amount a month, from February on. */
function billed(length: number, due: number, fees: readonly number[], quiet = use): number[] {
  let charged = 0;
  return Array.from({ length }, (_, index) => {
    if (dayOfMonth(addDays(start, index)) !== due) return quiet(index);
    return quiet(index) + (fees[charged++] ?? 0);
  });
}

const dayAt = (index: number): Day => addDays(start, index);
const seats = [420, 420, 420, 420, 420, 420];

describe('a monthly fee', () => {
  test('is found on its day, newest charge first', () => {
    // The firsts of February, March, April and May are 22, 50, 81 and 111 days after 10 January.
    const found = monthlyFee(billed(130, 1, seats), start);
    expect(found).toMatchObject({ places: [111, 81, 50, 22], dueDay: 1, lastMonth: '2026-05-01' });
  });

  test('may come a day early or late, and on the last day of a short month', () => {
    const moved = billed(130, 1, []);
    for (const index of [22, 49, 82, 111]) moved[index] = 430;
    expect(monthlyFee(moved, start)?.places).toEqual([111, 82, 49, 22]);
    const ends = billed(130, 1, []);
    // 31 January, 28 February, 31 March, 30 April.
    for (const index of [21, 49, 80, 110]) ends[index] = 430;
    expect(monthlyFee(ends, start)).toMatchObject({ places: [110, 80, 49, 21], dueDay: 31 });
  });

  test('needs three months, an amount above five usual days, and few other days as large', () => {
    expect(monthlyFee(billed(70, 1, seats), start)).toBeNull();
    expect(monthlyFee(billed(130, 1, [30, 30, 30, 30]), start)).toBeNull();
    const busy = billed(130, 1, seats);
    for (const index of [30, 40, 60, 95]) busy[index] = 400;
    expect(monthlyFee(busy, start)).toBeNull();
    expect(monthlyFee([], start)).toBeNull();
  });
});

describe('a forecast with a monthly fee', () => {
  test('has it on its day, beside the use: 10 a day and 420 on the first', () => {
    const { start: open, days, total, fee } = forecastDays({ values: billed(130, 1, seats), start }, 60);
    expect(open).toBe('2026-05-20');
    expect(fee?.steps).toEqual([12, 42]);
    days.forEach(({ mean }, step) => {
      expect(Math.abs(mean - (step === 12 || step === 42 ? 430 : 10))).toBeLessThan(4);
    });
    expect(Math.abs(total.mean - (60 * 10 + 2 * 420))).toBeLessThan(30);
    expect(total.hi80 - total.lo80).toBeLessThan(150);
  });

  test('counts it in the stretches that hold its day, and in no others', () => {
    const forecast = forecastDays({ values: billed(130, 1, seats), start }, 60);
    const may = totalOf(forecast, forecast.start, day('2026-05-31'));
    const june = totalOf(forecast, day('2026-06-01'), day('2026-06-30'));
    expect(Math.abs(may.mean - 120)).toBeLessThan(15);
    expect(Math.abs(june.mean - 720)).toBeLessThan(25);
  });

  test('expects the last amount of one that grew, and knows that it can', () => {
    const plain = (): number => 10;
    const { fee } = withoutFee(billed(130, 1, [400, 400, 400, 600], plain), dayAt(130), 7, 30);
    // Three charges of 400 and one of 600: the changes are 200, 0 and 0, four fifths of them below 0.6 * 200.
    expect(fee).toEqual({ amount: 600, reach: { of80: expect.closeTo(120), of95: 200 }, steps: [12] });
  });

  test('expects one that is late at once, and none more that is six days late', () => {
    const plain = (): number => 10;
    const until = (length: number) => withoutFee(billed(length, 1, [420, 420, 420], plain), dayAt(length), 7, 40).fee;
    // 1 May is day 111; the last closed day is five days after it, then six.
    expect(until(117)?.steps).toEqual([0, 25]);
    expect(until(118)).toBeNull();
    const stopped = forecastDays({ values: billed(118, 1, [420, 420, 420]), start }, 30);
    expect(Math.abs(stopped.total.mean - 300)).toBeLessThan(20);
  });

  test('of a fee alone is the fee', () => {
    const { days, total } = forecastDays({ values: billed(130, 1, seats, () => 0), start }, 30);
    expect(days[12]).toEqual({ mean: 420, lo80: 420, hi80: 420, lo95: 420, hi95: 420 });
    expect(total).toEqual(days[12]);
  });

  test('in cents is a hundred times the one in dollars', () => {
    const values = billed(130, 1, [400, 410, 400, 600]);
    const [dollars, cents] = [1, 100].map((unit) =>
      forecastDays({ values: values.map((value) => unit * value), start }, 60),
    );
    expect(cents?.total.mean).toBeCloseTo(100 * (dollars?.total.mean ?? 0), 4);
    expect(cents?.total.lo95).toBeCloseTo(100 * (dollars?.total.lo95 ?? 0), 4);
  });
});

test('charges add their own spread to that of the use: 3 and 4 make 5', () => {
  const around10 = { mean: 10, lo80: 7, hi80: 13, lo95: 4, hi95: 16 };
  const fee = { amount: 100, reach: { of80: 2, of95: 4 }, steps: [1, 31] };
  expect(withCharges(around10, fee, 2)).toEqual({ mean: 210, lo80: 205, hi80: 215, lo95: 200, hi95: 220 });
  expect(withCharges(around10, fee, 0)).toBe(around10);
});
