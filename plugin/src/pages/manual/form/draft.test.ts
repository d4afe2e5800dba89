import type { Entry } from '../entries';
import { bodyOf, draftOf, newDraft, RULES } from './draft';

const ENTRY: Entry = {
  id: 7,
  account_id: 3,
  first_day: '2026-11-01',
  last_day: '2026-11-30',
  spread: 'even',
  cost: '600.000000000001',
  currency: 'EUR',
  tokens: 12,
  charge_category: 'Purchase',
  model: 'm',
  request_type: 'subscription',
  notes: 'seats',
  tags: { team: 'research' },
  source: 'manual',
  version: 2,
  created_by: 'ada',
  created_at: '2026-11-23T12:00:00Z',
  updated_by: 'ada',
  updated_at: '2026-11-23T12:00:00Z',
  deleted_at: null,
};

test('an entry that is opened and saved says what it said, to the last digit', () => {
  expect(bodyOf(draftOf(ENTRY))).toEqual({
    first_day: '2026-11-01',
    last_day: '2026-11-30',
    spread: 'even',
    cost: '600.000000000001',
    currency: 'EUR',
    tokens: 12,
    charge_category: 'Purchase',
    model: 'm',
    request_type: 'subscription',
    notes: 'seats',
    tags: { team: 'research' },
  });
});

test('one day is a period that ends on it, and an empty tag is none', () => {
  const draft = { ...newDraft(3), firstDay: '2026-11-01', lastDay: '2026-12-31', tags: [{ name: ' ', value: 'x' }] };
  expect(bodyOf(draft)).toMatchObject({ first_day: '2026-11-01', last_day: '2026-11-01', tags: {}, tokens: null });
});

test.each([
  ['1,234.50', 'Usage', /point and digits/],
  ['', 'Usage', /point and digits/],
  ['1e3', 'Usage', /point and digits/],
  ['0.0000000000001', 'Usage', /point and digits/],
  ['-5', 'Usage', /Only a credit/],
] as const)('the amount "%s" of a %s is refused with what to do', (cost, category, sentence) => {
  expect(RULES.cost(cost, { ...newDraft(3), category })).toMatch(sentence);
});

test.each([
  ['12.5', 'Usage'],
  ['0', 'Usage'],
  ['-5', 'Credit'],
  [' 600 ', 'Purchase'],
] as const)('the amount "%s" of a %s is taken', (cost, category) => {
  expect(RULES.cost(cost, { ...newDraft(3), category })).toBe(true);
});

test('a period may not end before it begins, and one day has no end', () => {
  const draft = { ...newDraft(3), isPeriod: true, firstDay: '2026-11-02' };
  expect(RULES.lastDay('2026-11-01', draft)).toMatch(/before the first/);
  expect(RULES.lastDay('2026-11-02', draft)).toBe(true);
  expect(RULES.lastDay('', { ...draft, isPeriod: false })).toBe(true);
});

test('tokens are a whole number, and a currency has three letters', () => {
  expect([RULES.tokens('12'), RULES.tokens('')]).toEqual([true, true]);
  expect(RULES.tokens('1.5')).toMatch(/whole number/);
  expect(RULES.currency('eur')).toBe(true);
  expect(RULES.currency('€')).toMatch(/code/);
});
