import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Verdict } from './options.js';
import { FALSE_ALARM_STEP, MAX_RAISE, Sensitivity } from './sensitivity.js';
import { changed, dayAt, flagged, judge, workingWeeks } from './series.testkit.js';

const VERDICTS = [undefined, 'expected', 'confirmed', 'false alarm'] as const;

function limitAfter(...verdicts: (Verdict | undefined)[]): number {
  const sensitivity = new Sensitivity(3);
  verdicts.forEach((verdict) => sensitivity.learn(verdict));
  return sensitivity.limit;
}

describe('what verdicts do to the threshold', () => {
  test('a false alarm raises it by a quarter, a confirmed anomaly takes that back', () => {
    expect(limitAfter('false alarm')).toBe(3 + FALSE_ALARM_STEP);
    expect(limitAfter('false alarm', undefined, 'confirmed')).toBe(3);
    expect(limitAfter('expected')).toBe(3);
  });

  test('the days of one incident count once', () => {
    expect(limitAfter('false alarm', 'false alarm', 'false alarm')).toBe(3 + FALSE_ALARM_STEP);
  });

  test('it stays between what was chosen and a bound', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICTS), { maxLength: 60 }), (verdicts) => {
        const limit = limitAfter(...verdicts);
        expect(limit).toBeGreaterThanOrEqual(3);
        expect(limit).toBeLessThanOrEqual(3 + MAX_RAISE);
      }),
    );
  });
});

describe('what verdicts do to a series', () => {
  const threshold = 4.4;
  /** Each spike is a little above that threshold and below the next step. */
  const spiky = [60, 74, 88].reduce(
    (costs, index) => changed(costs, index, index + 1, (cost) => 1.14 * cost),
    workingWeeks(120),
  );

  test('without one the same spike alerts every time', () => {
    expect(flagged(spiky, { threshold })).toEqual([60, 74, 88]);
  });

  test('after a false alarm the same spike stops to alert, a great one does not', () => {
    const verdicts = new Map([[dayAt(60), 'false alarm' as const]]);
    expect(flagged(spiky, { threshold, verdicts })).toEqual([60]);
    const great = changed(spiky, 109, 110, (cost) => 6 * cost);
    expect(flagged(great, { threshold, verdicts })).toContain(109);
  });

  test('an expected day is an example of a normal one, a confirmed day is not', () => {
    const expectedAfter = (verdict?: Verdict) =>
      judge(spiky, { verdicts: new Map(verdict && [[dayAt(60), verdict]]) })[61]?.expected ?? 0;
    expect(expectedAfter('expected')).not.toBe(expectedAfter());
    expect(expectedAfter('confirmed')).toBe(expectedAfter());
  });

  test('a verdict changes only the days after its own', () => {
    fc.assert(
      fc.property(fc.nat({ max: 119 }), fc.constantFrom('expected', 'confirmed', 'false alarm'), (index, verdict) => {
        const told = judge(spiky, { verdicts: new Map([[dayAt(index), verdict as Verdict]]) });
        expect(told.slice(0, index + 1)).toEqual(judge(spiky).slice(0, index + 1));
      }),
      { numRuns: 25 },
    );
  });
});
