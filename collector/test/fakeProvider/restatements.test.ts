import { describe, expect, test } from '@jest/globals';
import { addDays, day, eachDay, type Day } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import { demoWorld } from './demoWorld.js';
import { isRestatedLater, monthCloseDay, monthClosePublished } from './schedule.js';
import { truthOf } from './truth.js';
import { accountOf, withRestatement } from './world.js';

const TODAY = day('2026-11-22');
const world = demoWorld(TODAY);
const account = accountOf(world, 'anthropic-platform');
const SPAN = eachDay(day('2026-08-01'), day('2026-09-30'));

/** What the provider publishes about a day when the day is `age` days old. */
function costAt(oneDay: Day, age: number): string {
  return truthOf(world, account.name, oneDay, `${addDays(oneDay, age)}T12:00:00Z`).billedCost;
}

function isClosing(oneDay: Day): boolean {
  return monthCloseDay(world, account, oneDay) === oneDay;
}

describe('publishing over time', () => {
  test('a day grows from a part on the day itself to nearly all, and is final when it is three days old', () => {
    for (const oneDay of SPAN.filter(
      (candidate) => !isRestatedLater(world, account, candidate) && !isClosing(candidate),
    )) {
      const final = Number(costAt(oneDay, 3));
      const [sameDay, nextDay, thirdDay] = [0, 1, 2].map((age) => Number(costAt(oneDay, age)) / final);
      expect(sameDay).toBeGreaterThan(0.1);
      expect(sameDay).toBeLessThan(0.4);
      expect(nextDay).toBeGreaterThan(0.93);
      expect(nextDay).toBeLessThan(1);
      expect(thirdDay).toBeGreaterThan(nextDay ?? 1);
      expect(thirdDay).toBeLessThan(1);
      for (const age of [4, 6, 30, 60]) expect(costAt(oneDay, age)).toBe(costAt(oneDay, 3));
    }
  });

  test('every ninth day changes once more when it is six days old', () => {
    const restated = SPAN.filter((candidate) => isRestatedLater(world, account, candidate) && !isClosing(candidate));
    expect(restated.length).toBeGreaterThanOrEqual(5);
    for (const oneDay of restated) {
      expect(costAt(oneDay, 5)).toBe(costAt(oneDay, 3));
      expect(costAt(oneDay, 6)).not.toBe(costAt(oneDay, 5));
      expect(costAt(oneDay, 7)).toBe(costAt(oneDay, 6));
      const change = Number(costAt(oneDay, 6)) / Number(costAt(oneDay, 5));
      expect(Math.abs(change - 1)).toBeLessThan(0.2);
    }
  });

  test('the close of a month corrects one of its days on the 3rd of the next', () => {
    const closing = monthCloseDay(world, account, day('2026-09-01'));
    expect(monthClosePublished(closing)).toBe('2026-10-03');
    const before = truthOf(world, account.name, closing, '2026-10-02T23:59:59Z').billedCost;
    expect(truthOf(world, account.name, closing, '2026-10-03T00:00:00Z').billedCost).not.toBe(before);
  });

  test('tomorrow is not published', () => {
    expect(truthOf(world, account.name, TODAY, '2026-11-21T23:59:59Z')).toMatchObject({
      billedCost: '0',
      readable: false,
    });
  });

  test('days after today go on', () => {
    const later = addDays(TODAY, 20);
    expect(Number(truthOf(world, account.name, later, `${later}T00:00:00Z`).billedCost)).toBeGreaterThan(0);
  });
});

describe('an ordered restatement', () => {
  const oneDay = addDays(TODAY, -30);
  const now = '2026-11-22T12:00:00Z';
  const before = Number(truthOf(world, account.name, oneDay, now).billedCost);

  test('multiplies all amounts of one day and leaves the tokens', () => {
    const changed = withRestatement(world, { account: account.name, day: oneDay, factor: decimal('1.5'), rows: null });
    const truth = truthOf(changed, account.name, oneDay, now);
    expect(Number(truth.billedCost) / before).toBeCloseTo(1.5, 6);
    expect(truth.tokens).toBe(truthOf(world, account.name, oneDay, now).tokens);
    expect(truthOf(changed, account.name, addDays(oneDay, 1), now)).toEqual(
      truthOf(world, account.name, addDays(oneDay, 1), now),
    );
  });

  test('may touch a few rows only, and follow another', () => {
    const few = withRestatement(world, { account: account.name, day: oneDay, factor: decimal('2'), rows: 2 });
    const cost = Number(truthOf(few, account.name, oneDay, now).billedCost);
    expect(cost).toBeGreaterThan(before);
    expect(cost).toBeLessThan(2 * before);
    const back = withRestatement(few, { account: account.name, day: oneDay, factor: decimal('0.5'), rows: 2 });
    expect(Number(truthOf(back, account.name, oneDay, now).billedCost)).toBeCloseTo(before, 6);
  });
});
