import type { IconName } from '@grafana/data';
import type { Account } from '../useSpending';
import { agoText } from './ago';

/** How the reading of an account goes: icon, colour and word. */
export interface Reading {
  readonly icon: IconName;
  readonly color: 'success' | 'warning' | 'error' | 'secondary';
  readonly words: string;
}

export function readingOf(account: Account): Reading {
  const { is_readable: isReadable, is_stale: isStale, last_error: error, last_success_age_seconds: age } = account;
  if (!isReadable) return { icon: 'pen', color: 'secondary', words: 'entered by hand or imported' };
  const read = age === null ? 'never read' : `read ${agoText(age)}`;
  if (isStale) return { icon: 'exclamation-circle', color: 'error', words: `${read}: older than 48 hours` };
  if (error !== null) return { icon: 'exclamation-triangle', color: 'warning', words: `${read}, the last read failed` };
  if (age === null) return { icon: 'hourglass', color: 'warning', words: 'waits for its first read' };
  return { icon: 'check-circle', color: 'success', words: read };
}

const TROUBLE: readonly Reading['color'][] = ['error', 'warning'];

/** The accounts that are read or written at all, those in trouble first. */
export function troubleFirst(accounts: readonly Account[]): Account[] {
  const active = accounts.filter((account) => account.is_active);
  const inTrouble = TROUBLE.flatMap((color) => active.filter((account) => readingOf(account).color === color));
  return [...inTrouble, ...active.filter((account) => !inTrouble.includes(account))];
}

/** How old the figures of a page are: as old as the account that was read longest ago. null: none is read. */
export function asOfSentence(accounts: readonly Account[]): string | null {
  const read = accounts.filter((account) => account.is_active && account.is_readable);
  if (read.length === 0) return null;
  const ages = read.map((account) => account.last_success_age_seconds);
  const oldest = ages.includes(null) ? null : Math.max(...ages.map(Number));
  return oldest === null ? 'Not every account was read yet.' : `All accounts were read ${agoText(oldest)} or later.`;
}
