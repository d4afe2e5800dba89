import { ACCOUNT } from '../overview.testkit';
import { asOfSentence, troubleFirst } from './reading';

const NOW = Date.UTC(2026, 10, 23, 12);
const account = (over: object) => ({ ...ACCOUNT, state: 'up', next: '', ...over }) as never;

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

test('figures are as old as the account that was read longest ago', () => {
  const older = account({ last_success_at: '2026-11-23T09:58:00Z' });
  expect(asOfSentence([account({}), older])).toBe('All accounts were read 2 hours ago or later.');
  const never = account({ state: 'waiting', last_success_at: null });
  expect(asOfSentence([account({}), never])).toBe('Not every account was read yet.');
});

test('an account whose key is missing counts among those that should be read', () => {
  const keyless = account({ state: 'person', is_readable: false, last_success_at: '2026-11-20T09:00:00Z' });
  expect(asOfSentence([account({}), keyless])).toBe('All accounts were read 3 days ago or later.');
});

test.each(['by hand', 'off', 'removed'])('nobody waits for figures of an account that is %s', (state) => {
  expect(asOfSentence([account({ state, last_success_at: null })])).toBeNull();
});

test('accounts in trouble come first, and those that are switched off or removed not at all', () => {
  const all = [
    account({ id: 1 }),
    account({ id: 2, state: 'waiting' }),
    account({ id: 3, state: 'stale' }),
    account({ id: 4, state: 'off', is_active: false }),
    account({ id: 5, state: 'removed' }),
    account({ id: 6, state: 'person' }),
    account({ id: 7, state: 'by hand' }),
  ];
  expect(troubleFirst(all).map(({ id }) => id)).toEqual([6, 3, 2, 1, 7]);
});
