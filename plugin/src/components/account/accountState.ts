import type { CallAnswer } from '../../api/calls';
import type { StateLook } from '../state/StateMark';

export type Account = CallAnswer<'GET /api/accounts/{id}'>;

/** How the reading of an account goes. */
export type AccountState = 'up' | 'stale' | 'failing' | 'person' | 'waiting' | 'off' | 'by hand' | 'removed';

export const ACCOUNT_LOOKS: Readonly<Record<AccountState, StateLook>> = {
  up: { label: 'Up to date', icon: 'check-circle', tone: 'good' },
  stale: { label: 'Stale', icon: 'clock-nine', tone: 'warning' },
  failing: { label: 'Failing', icon: 'exclamation-triangle', tone: 'warning' },
  person: { label: 'Needs a person', icon: 'user', tone: 'bad' },
  waiting: { label: 'Waiting for its first read', icon: 'hourglass', tone: 'busy' },
  off: { label: 'Switched off', icon: 'pause', tone: 'quiet' },
  'by hand': { label: 'Entered by hand', icon: 'pen', tone: 'quiet' },
  removed: { label: 'Removed', icon: 'trash-alt', tone: 'quiet' },
};

/** What keeps figures that should come by themselves from being up to date, the worst first. */
export const ACCOUNT_TROUBLES: readonly AccountState[] = ['person', 'failing', 'stale', 'waiting'];

/** Whether the figures of such an account should come by themselves. */
export function comesByItself(state: AccountState): boolean {
  return state === 'up' || ACCOUNT_TROUBLES.includes(state);
}

/** What no later attempt mends by itself, and what a person does about it. */
const FOR_A_PERSON: Readonly<Record<string, string>> = {
  CREDENTIALS_MISSING: 'Enter its credentials.',
  PROVIDER_UNAUTHORIZED: 'Replace the key: the provider does not accept it any more.',
  PROVIDER_FORBIDDEN: 'Replace the key by one that may read costs.',
  PROVIDER_PAYMENT_REQUIRED: 'Settle the bill with the provider, then sync.',
  PROVIDER_BAD_REQUEST: 'Test the account; if the provider has changed, update the collector.',
  PROVIDER_NOT_FOUND: 'Check the base URL; if the provider has changed, update the collector.',
  PROVIDER_ADDRESS_REFUSED: 'Correct the base URL: no key is sent to that address.',
  PROVIDER_TLS: 'Have the network looked at: the provider’s certificate is not trusted here.',
  PROVIDER_PROXY: 'Have the collector’s HTTP proxy looked at.',
  PROVIDER_REDIRECT: 'Correct the base URL: it leads elsewhere.',
  PROVIDER_UNIT_SUSPICIOUS:
    'Compare with the provider’s own page: amounts look a hundred times too large or too small. If the page agrees, run aicost sync with --accept.',
  PROVIDER_ORGANISATION_CHANGED: 'Add the other organisation as an account of its own: its key answers here now.',
  SECRET_INVALID: 'Enter its credentials again.',
  SECRET_UNREADABLE: 'Enter its credentials again: the key ring that opened them is gone.',
  KEYRING_MISSING: 'Give the collector a key ring.',
};

type Seen = Pick<
  Account,
  'is_active' | 'is_readable' | 'is_stale' | 'last_error' | 'last_success_at' | 'deleted_at' | 'origin'
>;

/** `hasApi`: whether anything is read of its service at all. */
export function accountState(account: Seen, hasApi: boolean): AccountState {
  if (account.deleted_at !== null) return 'removed';
  if (!hasApi) return 'by hand';
  if (!account.is_active) return 'off';
  if (!account.is_readable || neededOf(account.last_error) !== null) return 'person';
  if (account.last_error) return 'failing';
  if (account.last_success_at === null) return 'waiting';
  return account.is_stale ? 'stale' : 'up';
}

/** What a person does next; empty when nothing is to be done. */
export function nextStep(account: Seen, hasApi: boolean): string {
  const state = accountState(account, hasApi);
  if (state === 'person') return neededOf(account.last_error) ?? missingCredentials(account);
  if (state === 'failing') return 'Nothing to do yet: it is tried again by itself.';
  if (state === 'stale') return 'No good read for 48 hours. Sync it, and look at its last runs.';
  if (state === 'waiting') return 'The first read comes by itself within the hour; Sync now does not wait.';
  return '';
}

function neededOf(error: Seen['last_error']): string | null {
  return (error && FOR_A_PERSON[error.code]) ?? null;
}

function missingCredentials({ origin }: Seen): string {
  return origin === 'api'
    ? 'Enter its credentials.'
    : 'This collector’s configuration does not name it any more: set it there, or remove what is left of it.';
}
