import type { CallAnswer, CallInput } from '../../api/calls';
import { formatDays } from '../../components/days/days';
import { formatMoney } from '../../components/money/money';

/** A cost that a person typed in. */
export type Entry = CallAnswer<'GET /api/manual-entries'>['items'][number];
/** An entry as it was saved, with what the collector wants to be known about it. */
export type SavedEntry = CallAnswer<'POST /api/manual-entries'>;
export type EntryVersion = CallAnswer<'GET /api/manual-entries/{id}/history'>['items'][number];
export type EntryChange = NonNullable<CallInput<'PATCH /api/manual-entries/{id}'>['body']>;
export type Account = CallAnswer<'GET /api/accounts'>['items'][number];

/** The amount in its currency; a decimal is only made a number to be shown. */
export function amountOf({ cost, currency }: Pick<Entry, 'cost' | 'currency'>): string {
  return formatMoney(Number(cost), currency);
}

/** "1 Nov 2026", or "1 to 30 Nov 2026". */
export function daysOf({ first_day: first, last_day: last }: Pick<Entry, 'first_day' | 'last_day'>): string {
  return formatDays(first, last);
}

/** How the amount lies on the days; empty for one day. */
export function spreadOf({ first_day: first, last_day: last, spread }: Entry): string {
  if (first === last) return '';
  return spread === 'even' ? 'spread evenly' : 'one charge on the first day';
}

/** The name of an account, also of one that is gone. */
export function accountName(accounts: readonly Account[], id: number): string {
  return accounts.find((account) => account.id === id)?.name ?? `account ${id}`;
}
