import type { Entry, EntryChange } from '../entries';

/** What stands in the form: texts, as typed. */
export interface Draft {
  readonly accountId: number | null;
  readonly isPeriod: boolean;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly spread: Entry['spread'];
  readonly cost: string;
  readonly currency: string;
  readonly category: Entry['charge_category'];
  readonly tokens: string;
  readonly model: string;
  readonly requestType: string;
  readonly notes: string;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
}

/** An empty form; most entries are about today. */
export function newDraft(accountId: number | null): Draft {
  const today = new Date().toISOString().slice(0, 10);
  return {
    accountId,
    isPeriod: false,
    firstDay: today,
    lastDay: today,
    spread: 'even',
    cost: '',
    currency: 'USD',
    category: 'Usage',
    tokens: '',
    model: '',
    requestType: 'manual',
    notes: '',
    tags: [],
  };
}

export function draftOf(entry: Entry): Draft {
  return {
    accountId: entry.account_id,
    isPeriod: entry.first_day !== entry.last_day,
    firstDay: entry.first_day,
    lastDay: entry.last_day,
    spread: entry.spread,
    cost: entry.cost,
    currency: entry.currency,
    category: entry.charge_category,
    tokens: entry.tokens === null ? '' : String(entry.tokens),
    model: entry.model,
    requestType: entry.request_type,
    notes: entry.notes,
    tags: Object.entries(entry.tags).map(([name, value]) => ({ name, value })),
  };
}

/** The draft in the words of the collector. The amount goes as text, so that no digit is lost. */
export function bodyOf(draft: Draft): EntryChange {
  const { firstDay } = draft;
  return {
    first_day: firstDay,
    last_day: draft.isPeriod ? draft.lastDay : firstDay,
    spread: draft.spread,
    cost: draft.cost.trim(),
    currency: draft.currency.trim().toUpperCase(),
    charge_category: draft.category,
    tokens: draft.tokens.trim() === '' ? null : Number(draft.tokens),
    model: draft.model.trim(),
    request_type: draft.requestType.trim() || 'manual',
    notes: draft.notes,
    tags: Object.fromEntries(
      draft.tags.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value.trim()]),
    ),
  };
}

/** What is wrong with a field, in words; true when nothing is. The collector looks at the rest. */
export const RULES = {
  account: (id: number | null) => id !== null || 'Choose the account that this cost belongs to',
  day: (day: string) => day !== '' || 'Choose a day',
  lastDay: (day: string, { isPeriod, firstDay }: Draft) =>
    !isPeriod || (day !== '' && day >= firstDay) || 'The last day must not be before the first',
  cost: (cost: string, { category }: Draft) => {
    if (!/^-?\d{1,12}(\.\d{1,12})?$/.test(cost.trim()))
      return 'Write the amount like 1234.50, with a point and digits only';
    const mayBeNegative = category === 'Credit' || category === 'Adjustment';
    return mayBeNegative || !cost.trim().startsWith('-') || 'Only a credit or an adjustment may be below zero';
  },
  currency: (code: string) => /^\s*[a-z]{3}\s*$/i.test(code) || 'Write the code of the currency, for example USD',
  tokens: (tokens: string) => /^\s*\d{0,12}\s*$/.test(tokens) || 'Write a whole number, for example 120000',
} as const;
