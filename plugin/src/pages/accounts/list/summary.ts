import { accountState, type Account, type AccountState } from '../../../components/account/accountState';
import type { ListGroup } from '../../../components/list/ListTable';
import { count } from '../../../components/runs/outcome';
import { hasApi, type Service } from '../useAccounts';

/** In the order in which they matter. */
const WORDS: ReadonlyArray<readonly [state: AccountState, one: string, many: string]> = [
  ['person', 'needs a person', 'need a person'],
  ['failing', 'is failing', 'are failing'],
  ['stale', 'is stale', 'are stale'],
  ['waiting', 'waits for its first read', 'wait for their first read'],
  ['up', 'is up to date', 'are up to date'],
  ['by hand', 'is entered by hand', 'are entered by hand'],
  ['off', 'is switched off', 'are switched off'],
];

/** `8 accounts: 1 is failing, 5 are up to date, 2 are entered by hand.` */
export function accountSummary(accounts: readonly Account[], services: readonly Service[]): string {
  const states = accounts.map((account) => accountState(account, hasApi(services, account.service_id)));
  const present = states.filter((state) => state !== 'removed');
  const told = WORDS.flatMap(([state, one, many]) => {
    const number = present.filter((each) => each === state).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  });
  return `${count(present.length, 'account')}${told.length > 0 ? `: ${told.join(', ')}` : ''}.`;
}

/** One group for each service, in order of name. */
export function byService(accounts: readonly Account[]): Array<ListGroup<Account>> {
  const names = [...new Set(accounts.map((account) => account.service_provider_name))].sort((a, b) =>
    a.localeCompare(b, 'en'),
  );
  return names.map((title) => ({
    title,
    rows: accounts.filter((account) => account.service_provider_name === title),
  }));
}
