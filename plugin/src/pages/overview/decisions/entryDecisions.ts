import type { CallAnswer } from '../../../api/calls';
import { formatDays } from '../../../components/days/days';
import { money } from '../../forecast/words';
import { pageUrl } from '../../routes';
import type { Account } from '../useSpending';
import type { Decision } from './decision';

export type Entry = CallAnswer<'GET /api/manual-entries'>['items'][number];

/** Manual entries that may count something twice: beside what a provider tells itself, or entered two times. */
export function entryDecisions(entries: readonly Entry[], accounts: readonly Account[]): Decision[] {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const read = new Set(accounts.filter((account) => account.is_readable).map(({ id }) => id));
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const isTwin = seen.has(fingerprint(entry));
    seen.add(fingerprint(entry));
    const why = reason(isTwin, read.has(entry.account_id));
    return why === null ? [] : [decisionOf(entry, names.get(entry.account_id) ?? String(entry.account_id), why)];
  });
}

function fingerprint({ account_id, first_day, last_day, cost, currency, model }: Entry): string {
  return JSON.stringify([account_id, first_day, last_day, cost, currency, model]);
}

function reason(isTwin: boolean, isRead: boolean): string | null {
  if (isTwin) return 'Another entry has the same account, days, model and amount.';
  return isRead ? 'The provider of this account tells its costs itself: this may count twice.' : null;
}

function decisionOf(entry: Entry, account: string, why: string): Decision {
  const days = formatDays(entry.first_day, entry.last_day);
  return {
    key: `entry ${entry.id}`,
    urgency: 'look',
    what: `Manual entry of ${money(entry.cost, entry.currency)} for ${account}, ${days}, by ${entry.created_by}`,
    why,
    href: pageUrl('manual', { entry: entry.id }),
    action: 'Open the entry',
  };
}
