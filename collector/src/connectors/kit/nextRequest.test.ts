import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, daysBetween, eachDay, type Day } from '../../domain/day.js';
import { anthropic } from '../anthropic/manifest.js';
import { openai } from '../openai/manifest.js';
import { openrouter } from '../openrouter/manifest.js';
import type { DayRange, Endpoint, Stream } from './connector.js';
import { nextRequest } from './readDays.js';

const TODAY = day('2026-11-20');
const none = () => false;

function stream(endpoints: readonly (Partial<Endpoint> & { name: string })[]): Stream {
  return {
    name: 's',
    newestDay: 'today',
    daysKept: null,
    restatementDays: 3,
    endpoints: endpoints.map((each) => ({ covers: () => true, minDays: 1, maxDays: 31, ...each }) as Endpoint),
  };
}

const range = (first: string, last: string): DayRange => ({ first: day(first), last: day(last) });
const pick = (from: Stream, asked: DayRange, refused: (endpoint: Endpoint) => boolean = none) => {
  const step = nextRequest(from, asked, TODAY, refused);
  return step && [step.endpoint.name, step.range.first, step.range.last];
};

describe('the next request', () => {
  const [costs] = openai.streams;
  const [cost] = anthropic.streams;
  const [activity] = openrouter.streams;

  test('takes as many days as the endpoint gives in one', () => {
    expect(pick(stream([{ name: 'a', maxDays: 31 }]), range('2026-01-01', '2026-03-31'))).toEqual([
      'a',
      '2026-01-01',
      '2026-01-31',
    ]);
    expect(pick(stream([{ name: 'a', maxDays: 1 }]), range('2026-01-01', '2026-03-31'))).toEqual([
      'a',
      '2026-01-01',
      '2026-01-01',
    ]);
  });

  test('takes the first endpoint in the order of preference', () => {
    expect(pick(stream([{ name: 'a' }, { name: 'b' }]), range('2026-01-01', '2026-01-02'))).toEqual([
      'a',
      '2026-01-01',
      '2026-01-02',
    ]);
  });

  test('P20: stops before the day from which a better endpoint answers', () => {
    expect(pick(costs as Stream, range('2025-12-01', '2025-12-31'))).toEqual([
      'costs without keys',
      '2025-12-01',
      '2025-12-05',
    ]);
    expect(pick(costs as Stream, range('2025-12-06', '2025-12-31'))).toEqual(['costs', '2025-12-06', '2025-12-31']);
  });

  test('P20: goes to the next endpoint for all days when one is refused', () => {
    expect(pick(costs as Stream, range('2025-12-01', '2025-12-31'), ({ name }) => name === 'costs')).toEqual([
      'costs without keys',
      '2025-12-01',
      '2025-12-31',
    ]);
  });

  test('is none when every endpoint is refused, or none reaches the day', () => {
    expect(pick(stream([{ name: 'a' }]), range('2026-01-01', '2026-01-02'), () => true)).toBeNull();
    expect(pick(activity as Stream, range('2026-11-20', '2026-11-20'))).toBeNull();
    expect(pick(activity as Stream, range('2026-10-20', '2026-10-20'))).toBeNull();
    expect(pick(activity as Stream, range('2026-10-21', '2026-11-19'))).toEqual([
      'activity',
      '2026-10-21',
      '2026-10-21',
    ]);
  });

  test('asks the analytics of Anthropic for the days they keep, and the older report for those before', () => {
    const oldest = addDays(TODAY, -364);
    expect(pick(cost as Stream, { first: addDays(oldest, -3), last: TODAY })?.[0]).toBe('cost_report');
    expect(pick(cost as Stream, range('2025-12-30', '2026-01-05'))).toEqual([
      'cost_report',
      '2025-12-30',
      '2025-12-31',
    ]);
    expect(pick(cost as Stream, range('2026-01-01', '2026-01-05'))).toEqual([
      'analytics/cost',
      '2026-01-01',
      '2026-01-05',
    ]);
  });

  test('a midnight 365 days back is further away than 365 days, so the analytics are not asked for it', () => {
    const later = day('2027-03-01');
    const analytics = cost?.endpoints[0];
    expect(analytics?.covers(addDays(later, -364), later)).toBe(true);
    expect(analytics?.covers(addDays(later, -365), later)).toBe(false);
  });

  test('never reaches before the days that were asked for, even where an endpoint wants more of them', () => {
    expect(pick(stream([{ name: 'a', minDays: 7 }]), range('2026-11-20', '2026-11-20'))).toEqual([
      'a',
      '2026-11-20',
      '2026-11-20',
    ]);
  });
});

describe('request after request', () => {
  const endpoints = fc.array(
    fc.record({
      minDays: fc.integer({ min: 1, max: 5 }),
      extraDays: fc.integer({ min: 0, max: 30 }),
      from: fc.integer({ min: -20, max: 20 }),
      until: fc.integer({ min: 21, max: 120 }),
      refuses: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );

  test('comes to an end and asks for each day once, whatever is refused on the way', () => {
    fc.assert(
      fc.property(endpoints, fc.integer({ min: 0, max: 100 }), (specs, length) => {
        const first = addDays(TODAY, -length);
        const within = (value: Day, from: number, until: number) =>
          daysBetween(first, value) >= from && daysBetween(first, value) < until;
        const made = stream(
          specs.map(({ minDays, extraDays, from, until }, index) => ({
            name: `${index}`,
            minDays,
            maxDays: minDays + extraDays,
            covers: (value: Day) => within(value, from, until),
          })),
        );
        const asked = walk(made, { first, last: TODAY }, (endpoint) => specs[Number(endpoint.name)]?.refuses ?? false);
        const reachable = eachDay(first, TODAY);
        const stop = reachable.findIndex((value) =>
          specs.every((spec) => spec.refuses || !within(value, spec.from, spec.until)),
        );
        expect(asked).toEqual(stop < 0 ? reachable : reachable.slice(0, stop));
      }),
    );
  });

  /** What a sync does: a refused endpoint is learned, a range that was read is left behind. Gives the days read. */
  function walk(from: Stream, whole: DayRange, refuses: (endpoint: Endpoint) => boolean): Day[] {
    const refused = new Set<Endpoint>();
    const read: Day[] = [];
    let rest: DayRange | null = whole;
    for (let requests = 0; rest !== null; requests += 1) {
      expect(requests).toBeLessThan(200);
      const step = nextRequest(from, rest, TODAY, (endpoint) => refused.has(endpoint));
      if (step === null) return read;
      if (refuses(step.endpoint)) refused.add(step.endpoint);
      else {
        expect(daysBetween(step.range.first, step.range.last)).toBeLessThan(step.endpoint.maxDays);
        read.push(...eachDay(step.range.first, step.range.last));
        rest = step.range.last < whole.last ? { first: addDays(step.range.last, 1), last: whole.last } : null;
      }
    }
    return read;
  }
});
