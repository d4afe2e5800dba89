import { ACCOUNT } from '../overview.testkit';
import { agoText } from './ago';
import { asOfSentence, readingOf, troubleFirst } from './reading';

const account = (over: object) => ({ ...ACCOUNT, ...over }) as never;

test.each([
  [{}, 'success', 'read 5 minutes ago'],
  [{ is_readable: false }, 'secondary', 'entered by hand or imported'],
  [{ is_stale: true, last_success_age_seconds: 180_000 }, 'error', 'read 2 days ago: older than 48 hours'],
  [{ last_error: { code: 'X', message: 'y' } }, 'warning', 'read 5 minutes ago, the last read failed'],
  [{ last_success_age_seconds: null }, 'warning', 'waits for its first read'],
])('an account with %j is %s', (over, color, words) => {
  expect(readingOf(account(over))).toMatchObject({ color, words });
});

test('no two states share an icon, so that none is told by colour alone', () => {
  const states = [
    {},
    { is_readable: false },
    { is_stale: true },
    { last_error: {} },
    { last_success_age_seconds: null },
  ];
  const icons = states.map((state) => readingOf(account(state)).icon);
  expect(new Set(icons).size).toBe(icons.length);
});

test('figures are as old as the account that was read longest ago', () => {
  expect(asOfSentence([account({}), account({ last_success_age_seconds: 7300 })])).toMatch(/2 hours ago or later/);
  expect(asOfSentence([account({}), account({ last_success_age_seconds: null })])).toBe(
    'Not every account was read yet.',
  );
  expect(asOfSentence([account({ is_readable: false })])).toBeNull();
});

test('accounts in trouble come first, and those that are switched off not at all', () => {
  const all = [
    account({ id: 1 }),
    account({ id: 2, last_success_age_seconds: null }),
    account({ id: 3, is_stale: true }),
    account({ id: 4, is_active: false }),
  ];
  expect(troubleFirst(all).map(({ id }) => id)).toEqual([3, 2, 1]);
});

test.each([
  [10, 'just now'],
  [119, 'just now'],
  [120, '2 minutes ago'],
  [7_199, '119 minutes ago'],
  [7_200, '2 hours ago'],
  [172_800, '2 days ago'],
])('%d seconds are "%s"', (seconds, text) => {
  expect(agoText(seconds)).toBe(text);
});
