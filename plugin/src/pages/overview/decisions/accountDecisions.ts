import { ACCOUNT_LOOKS, type AccountState } from '../../../components/account/accountState';
import { agoText } from '../../../components/time/ago';
import { pageUrl } from '../../routes';
import type { Account } from '../useSpending';
import type { Decision } from './decision';

/** Accounts that need a person or were not read for long, days that failed, and use without a price. */
export function accountDecisions(accounts: readonly Account[]): Decision[] {
  return accounts
    .filter(({ is_active: isActive, state }) => isActive && state !== 'removed')
    .flatMap((account) => [...reading(account), ...failedDays(account), ...unpriced(account)]);
}

/** A first read that is still to come asks for nothing. */
const DECIDED: readonly AccountState[] = ['person', 'failing', 'stale'];

function reading({ id, name, state, next, is_stale: isStale, last_error: error, last_success_at: at }: Account) {
  if (!DECIDED.includes(state)) return [];
  const decision: Decision = {
    key: `account ${id}`,
    urgency: state === 'person' || isStale ? 'now' : 'soon',
    what: `Account ${name}: ${ACCOUNT_LOOKS[state].label.toLowerCase()}, ${at === null ? 'never read' : `read ${agoText(at)}`}`,
    why: (state === 'failing' && error?.message) || next,
    href: pageUrl(`accounts/${id}`),
    action: 'Open the account',
  };
  return [decision];
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
