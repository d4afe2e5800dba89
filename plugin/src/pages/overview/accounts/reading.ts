import { ACCOUNT_TROUBLES, comesByItself } from '../../../components/account/accountState';
import { agoText } from '../../../components/time/ago';
import type { Account } from '../useSpending';

/** The accounts that are read or written at all, those in trouble first. */
export function troubleFirst(accounts: readonly Account[]): Account[] {
  const shown = accounts.filter(({ is_active: isActive, state }) => isActive && state !== 'removed');
  const inTrouble = ACCOUNT_TROUBLES.flatMap((trouble) => shown.filter(({ state }) => state === trouble));
  return [...inTrouble, ...shown.filter((account) => !inTrouble.includes(account))];
}

/** How old the figures of a page are: as old as the account that was read longest ago. null: none is read. */
export function asOfSentence(accounts: readonly Account[]): string | null {
  const read = accounts.filter(({ state }) => comesByItself(state));
  const [oldest] = read.flatMap(({ last_success_at: at }) => at ?? []).sort();
  if (read.some(({ last_success_at: at }) => at === null)) return 'Not every account was read yet.';
  return oldest === undefined ? null : `All accounts were read ${agoText(oldest)} or later.`;
}
