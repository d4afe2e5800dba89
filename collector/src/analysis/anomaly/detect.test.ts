import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectAnomalies } from './detect.js';
import { DETECTORS } from './options.js';
import { changed, dayAt, flagged, judge, pseudoRandom, seriesOf, workingWeeks } from './series.testkit.js';

const flat = (days: number, cost: number): number[] => Array.from({ length: days }, () => cost);

const amount = fc.oneof(
  fc.constant(null),
  fc.constant(0),
  fc.double({ min: 0, max: 200, noNaN: true }),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
);
const history = fc.oneof(
  fc.array(amount, { maxLength: 120 }),
  fc.array(fc.constantFrom(5, 5, 5, 100, 0, null), { maxLength: 120 }),
);
const season = fc.constantFrom(1, 2, 7, 24);

describe.each(DETECTORS)('every detector: %s', (detector) => {
  test('gives one finite judgement a day, whatever the amounts', () => {
    fc.assert(
      fc.property(history, season, (costs, length) => {
        const judgements = judge(costs, { detector, season: length });
        expect(judgements).toHaveLength(costs.length);
        for (const { expected, score } of judgements) {
          expect(Number.isFinite(expected)).toBe(true);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThan(Infinity);
        }
      }),
    );
  });

  test.each([
    ['5,000 days of noise', Array.from({ length: 5_000 }, (_, index) => 100 * pseudoRandom(index))],
    ['5,000 zeros with a spike', changed(flat(5_000, 0), 4_000, 4_001, () => 9)],
    ['5,000 credits', flat(5_000, -3)],
  ])('judges %s', (_case, costs) => {
    const judgements = judge(costs, { detector });
    expect(judgements.every(({ expected, score }) => Number.isFinite(expected) && Number.isFinite(score))).toBe(true);
  });

  test('never looks ahead: the judgements of a beginning are the beginning of the judgements', () => {
    fc.assert(
      fc.property(history, fc.nat({ max: 120 }), season, (costs, cut, length) => {
        const all = judge(costs, { detector, season: length });
        expect(judge(costs.slice(0, cut), { detector, season: length })).toEqual(all.slice(0, cut));
      }),
    );
  });

  test('means the same in any currency', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(1 / 4096, 8, 262_144), (costs, factor) => {
        const scaled = costs.map((cost) => (cost === null ? null : cost * factor));
        expect(flagged(scaled, { detector })).toEqual(flagged(costs, { detector }));
      }),
    );
  });

  test('never judges a day that is not known', () => {
    fc.assert(
      fc.property(history, (costs) => {
        const judgements = judge(costs, { detector, threshold: 1 });
        costs.forEach((cost, index) => {
          if (cost === null) expect(judgements[index]).toMatchObject({ score: 0, isAnomalous: false });
        });
      }),
    );
  });

  test('finds 100 after a constant 5, with no spread to measure it by', () => {
    expect(flagged([...flat(10, 5), 100], { detector })).toEqual([10]);
  });

  test('says nothing before seven days are known', () => {
    expect(flagged([...flat(6, 5), 100], { detector })).toEqual([]);
  });

  test('is silent below the least excess', () => {
    expect(flagged([...flat(20, 0.01), 0.5], { detector, minExcess: 5 })).toEqual([]);
    expect(flagged([...flat(20, 0.01), 5.5], { detector, minExcess: 5 })).toEqual([20]);
  });

  test('a higher threshold finds no more', () => {
    const noise = Array.from(
      { length: 200 },
      (_, index) => 100 + 30 * (pseudoRandom(index) + pseudoRandom(index + 0.5)),
    );
    const costs = changed(noise, 150, 151, (cost) => 8 * cost);
    const counts = [1, 2, 3, 4.5, 6].map((threshold) => flagged(costs, { detector, threshold }).length);
    expect(counts[4]).toBe(1);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
    expect(counts[0]).toBeGreaterThan(counts[4] ?? 0);
  });

  test('tells cheaper from dearer, and looks only up when it is told to', () => {
    const costs = [...flat(30, 50), 2, ...flat(10, 50)];
    expect(judge(costs, { detector, directions: 'both' })[30]).toMatchObject({ direction: 'down', isAnomalous: true });
    expect(flagged(costs, { detector, directions: 'up' })).toEqual([]);
  });
});

test('looks both ways by default, the plain rule only up', () => {
  const costs = [...flat(30, 50), 2];
  expect(flagged(costs)).toEqual([30]);
  expect(flagged(costs, { detector: 'sigma' })).toEqual([]);
});

test.each([
  [{ threshold: 0.9 }, 'threshold is 0.9; give a number from 1 to 6'],
  [{ threshold: 6.1 }, 'threshold is 6.1; give a number from 1 to 6'],
  [{ threshold: Number.NaN }, 'threshold is NaN; give a number from 1 to 6'],
  [{ season: 0 }, 'season is 0; give a number from 1 to 366'],
  [{ season: 2.5 }, 'season is not a whole number of days'],
  [{ minExcess: -1 }, /^minExcess is -1; give/],
  [{ adaptDays: 0 }, 'adaptDays is 0; give a number from 1 to 60'],
])('refuses %j', (wish, message) => {
  expect(() => detectAnomalies(seriesOf([]), wish)).toThrow(message);
});

describe('days that must not be judged', () => {
  const costs = workingWeeks(90);
  const partial = changed(costs, 80, 81, (cost) => cost * 0.1);

  test('a day that is not complete is no drop, and is not learnt from', () => {
    const isComplete = costs.map((_, index) => index !== 80);
    expect(flagged(partial)).toEqual([80]);
    const judgements = detectAnomalies({ ...seriesOf(partial), isComplete });
    expect(judgements.filter(({ isAnomalous }) => isAnomalous)).toEqual([]);
    const complete = detectAnomalies({ ...seriesOf(costs), isComplete });
    expect(judgements.map(({ expected }) => expected)).toEqual(complete.map(({ expected }) => expected));
  });

  test('a gap of any length is no drop, and the days after it are not dear', () => {
    for (const days of [1, 3, 20]) {
      const gaps = costs.map((cost, index) => (index >= 60 && index < 60 + days ? null : cost));
      expect(flagged(gaps)).toEqual([]);
    }
  });

  test('a zero that is known is a drop', () => {
    expect(flagged(changed(costs, 80, 81, () => 0))).toEqual([80]);
  });

  test('a known event silences its days and leaves the baseline alone', () => {
    const sale = changed(costs, 70, 73, (cost) => 4 * cost);
    const events = new Set([70, 71, 72].map(dayAt));
    expect(flagged(sale)).toEqual([70, 71, 72]);
    expect(flagged(sale, { events })).toEqual([]);
    const after = (some: readonly number[]) => judge(some, { events }).slice(73);
    expect(after(sale)).toEqual(after(costs));
  });
});

describe('a feed in which days arrive late, partial, and are restated', () => {
  /** What is known of each day on the evening of day `now`: yesterday 60 %, the day before 95 %, days lost for good. */
  const known = (truth: readonly number[], now: number, lost: (index: number) => boolean) =>
    truth.slice(0, now + 1).map((cost, index) => {
      if (lost(index)) return null;
      return cost * (index === now ? 0.3 : index === now - 1 ? 0.6 : index === now - 2 ? 0.95 : 1);
    });

  test.each([1, 2, 3, 4, 5])('alerts on no evening when only complete days are judged (%i)', (seed) => {
    const truth = workingWeeks(100, seed);
    const lost = (index: number) => pseudoRandom(index * 31 + seed) < 0.08;
    for (let now = 0; now < truth.length; now += 1) {
      const costs = known(truth, now, lost);
      const judgements = detectAnomalies({ ...seriesOf(costs), isComplete: costs.map((_, index) => index < now - 2) });
      expect(judgements.some(({ isAnomalous }) => isAnomalous)).toBe(false);
    }
  });

  test('would alert if partial days were judged, so the test above can fail', () => {
    expect(flagged(known(workingWeeks(100), 95, () => false))).not.toEqual([]);
  });
});
