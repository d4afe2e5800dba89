import type { EntryVersion } from '../entries';

/** One field that two versions of an entry say differently, as people read it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

type Values = EntryVersion['new'];

/** In the order of the form. That an entry was deleted or restored is said by the action. */
const LABELS: Readonly<Record<string, string>> = {
  first_day: 'First day',
  last_day: 'Last day',
  spread: 'Spread',
  cost: 'Amount',
  currency: 'Currency',
  charge_category: 'Category',
  tokens: 'Tokens',
  model: 'Model',
  request_type: 'Request type',
  notes: 'Notes',
  tags: 'Tags',
};

/** What differs between two versions; null is an entry that was not there. */
export function changesBetween(before: Values, after: Values): FieldChange[] {
  return Object.entries(LABELS).flatMap(([key, field]) => {
    const change = { field, before: wordOf(before?.[key]), after: wordOf(after?.[key]) };
    return change.before === change.after ? [] : [change];
  });
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, text]) => `${name}: ${String(text)}`)
    .sort()
    .join(', ');
}
