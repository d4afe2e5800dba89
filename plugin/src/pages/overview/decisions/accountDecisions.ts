import { pageUrl } from '../../routes';
import { agoText } from '../accounts/ago';
import type { Account } from '../useSpending';
import type { Decision } from './decision';

/** Accounts that cannot be read or were not read for long, days that failed, and use without a price. */
export function accountDecisions(accounts: readonly Account[]): Decision[] {
  return accounts
    .filter(({ is_active: isActive }) => isActive)
    .flatMap((account) => [...reading(account), ...failedDays(account), ...unpriced(account)]);
}

function reading(account: Account): Decision[] {
  const { id, name, is_readable: isReadable, is_stale: isStale, last_error: error } = account;
  if (!isReadable || (error === null && !isStale)) return [];
  const age = account.last_success_age_seconds;
  return [
    {
      key: `account ${id}`,
      urgency: isStale ? 'now' : 'soon',
      what: `Account ${name}: ${age === null ? 'never read' : `read ${agoText(age)}`}${error === null ? '' : ', and the last read failed'}`,
      why: error?.message ?? 'Its figures are older than 48 hours.',
      href: pageUrl(`accounts/${id}`),
      action: 'Open the account',
    },
  ];
}

function failedDays({ id, name, windows: { failed } }: Account): Decision[] {
  if (failed === 0) return [];
  return [
    {
      key: `failed ${id}`,
      urgency: 'soon',
      what: `Account ${name}: ${failed === 1 ? 'one day' : `${failed} days`} could not be read`,
      why: 'The costs of these days are missing in every sum.',
      href: pageUrl('health/unread'),
      action: 'See why',
    },
  ];
}

function unpriced({ id, name, unpriced_charges: charges }: Account): Decision[] {
  if (charges === 0) return [];
  return [
    {
      key: `unpriced ${id}`,
      urgency: 'soon',
      what: `Account ${name}: ${charges === 1 ? 'one charge has' : `${charges} charges have`} no price`,
      why: 'What has no price is in no sum: the true cost is higher.',
      href: pageUrl('health/unpriced'),
      action: 'See what is at risk',
    },
  ];
}
