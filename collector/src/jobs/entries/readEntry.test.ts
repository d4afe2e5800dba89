import { describe, expect, test } from '@jest/globals';
import { day } from '../../domain/day.js';
import { ENTRY_DEFAULTS, readEntry, type EntryWish } from './readEntry.js';

const TODAY = day('2026-11-20');
const SOUND = { date: '2026-11-20', cost: '1' };

function read(wish: EntryWish): ReturnType<typeof readEntry> {
  return readEntry(wish, ENTRY_DEFAULTS, TODAY);
}

describe('a wish is refused, and the message says what to do', () => {
  test.each<[string, EntryWish, RegExp]>([
    ['no day', { cost: 1 }, /date is missing; write it as 2026-01-31/],
    ['no last day', { firstDay: '2026-11-01', cost: 1 }, /last_day is missing/],
    ['two ways to say the day', { ...SOUND, lastDay: '2026-11-20' }, /either date, or first_day and last_day/],
    ['a day that is none', { ...SOUND, date: '2026-02-30' }, /"2026-02-30" is not a calendar day/],
    ['tomorrow', { ...SOUND, date: '2026-11-21' }, /2026-11-21 is in the future; it is 2026-11-20 \(UTC\) now/],
    ['days in the wrong order', { firstDay: '2026-11-02', lastDay: '2026-11-01', cost: 1 }, /swap them/],
    ['367 days', { firstDay: '2025-11-01', lastDay: '2026-11-02', cost: 1 }, /367 days; .* end it on 2026-11-01/],
    ['no cost', { date: '2026-11-20' }, /cost is missing; write it as 12.50/],
    ['13 decimals', { ...SOUND, cost: '0.0000000000001' }, /at most 12 digits before and 12 behind/],
    ['a float that is not what it seems', { ...SOUND, cost: 0.1 + 0.2 }, /0\.30000000000000004 is not a decimal/],
    ['a grouped number', { ...SOUND, cost: '1,234.50' }, /"1,234.50" is not a decimal number/],
    ['too much money', { ...SOUND, cost: '1000000000000' }, /at most 12 digits before/],
    ['money back that is no credit', { ...SOUND, cost: -1 }, /below 0, which only a Credit or an Adjustment/],
    ['half a token', { ...SOUND, tokens: 0.5 }, /tokens 0.5 is not a whole number/],
    ['a currency in small letters', { ...SOUND, currency: 'usd' }, /currency: "usd" is not a currency code/],
    ['long notes', { ...SOUND, notes: 'x'.repeat(2_001) }, /2001 characters; they may have 2000/],
    ['a control character', { ...SOUND, model: 'a\0b' }, /model: .* U\+0000/],
    ['a tag of ours', { ...SOUND, tags: { x_entry: '1' } }, /cannot be named "x_entry"/],
    ['a tag that numbers rows of files', { ...SOUND, tags: { occurrence: '2' } }, /cannot be named "occurrence"/],
    [
      '21 tags',
      { ...SOUND, tags: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`t${at}`, ''])) },
      /21 tags/,
    ],
  ])('%s', (_case, wish, message) => {
    expect(() => read(wish)).toThrow(
      expect.objectContaining({ code: 'ENTRY_INVALID', message: expect.stringMatching(message) }),
    );
  });
});

describe('a wish is read', () => {
  test.each([
    [1e-7, '0.0000001'],
    [12.5, '12.5'],
    ['0.000000000001', '0.000000000001'],
    [0, '0'],
  ])('cost %s as %s', (cost, exact) => expect(read({ ...SOUND, cost }).billedCost).toBe(exact));

  test.each(['Credit', 'Adjustment'] as const)('a %s may be below 0', (chargeCategory) => {
    expect(read({ ...SOUND, cost: '-3.25', chargeCategory })).toMatchObject({ billedCost: '-3.25', chargeCategory });
  });

  test('366 days are allowed, and texts come in one spelling', () => {
    const entry = read({ firstDay: '2025-11-01', lastDay: '2026-11-01', cost: 1, model: 'Cafe\u0301' });
    expect(entry).toMatchObject({ firstDay: '2025-11-01', lastDay: '2026-11-01', model: 'Café' });
  });

  test('a change keeps what it does not name, and null clears the tokens', () => {
    const before = read({ ...SOUND, tokens: 5, notes: 'n' });
    expect(readEntry({ tokens: null }, before, TODAY)).toEqual({ ...before, tokens: null });
  });
});
