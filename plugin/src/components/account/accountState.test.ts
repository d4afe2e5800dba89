import { accountState, nextStep } from './accountState';

const fine = {
  ...{
    is_active: true,
    is_readable: true,
    is_stale: false,
    last_error: null,
    deleted_at: null,
    origin: 'api' as const,
  },
  last_success_at: '2026-11-23T12:00:00Z',
};
const error = (code: string) => ({ last_error: { code, message: 'told by the collector' } });

test.each([
  ['up', {}, ''],
  ['stale', { is_stale: true }, /48 hours/],
  ['failing', error('PROVIDER_TIMEOUT'), /by itself/],
  ['failing', { ...error('PROVIDER_TIMEOUT'), is_stale: true }, /by itself/],
  ['person', error('PROVIDER_UNAUTHORIZED'), /Replace the key/],
  ['person', error('SECRET_UNREADABLE'), /key ring/],
  ['person', { is_readable: false }, /Enter its credentials/],
  ['person', { is_readable: false, origin: 'config' as const }, /configuration/],
  ['waiting', { last_success_at: null, is_stale: true }, /first read/],
  ['off', { is_active: false, is_readable: false, is_stale: true }, ''],
  ['removed', { deleted_at: '2026-11-20T12:00:00Z', is_active: false }, ''],
])('an account is %s when %j', (state, over, step) => {
  const account = { ...fine, ...over };
  expect(accountState(account, true)).toBe(state);
  expect(nextStep(account, true)).toMatch(step);
});

test('of a service that is not read nothing is stale or missing', () => {
  const account = { ...fine, is_readable: false, last_success_at: null };
  expect(accountState(account, false)).toBe('by hand');
  expect(nextStep(account, false)).toBe('');
});
