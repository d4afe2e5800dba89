import type { BudgetForm, ThresholdKind } from './budgetForm';

/** What is wrong with a field, in a sentence; true when nothing is. The collector judges the rest. */
type Verdict = string | true;

const NUMBER = /^\d+(\.\d+)?$/;

export function nameFault(name: string): Verdict {
  return name.trim() !== '' || 'Give the budget a name';
}

export function limitFault(limit: string): Verdict {
  return isAboveZero(limit) || 'Write an amount above 0, with a point before the cents, as in 500 or 1250.50';
}

export function currencyFault(currency: string): Verdict {
  return /^[a-z]{3}$/i.test(currency.trim()) || 'Write the three letters of the currency, as in USD or EUR';
}

export function lastDayFault(lastDay: string, { firstDay }: Pick<BudgetForm, 'firstDay'>): Verdict {
  if (lastDay === '') return 'Choose the last day';
  return firstDay === '' || firstDay <= lastDay || 'The last day is before the first one';
}

export function tagValueFault(value: string, { tagKey }: Pick<BudgetForm, 'tagKey'>): Verdict {
  return (tagKey.trim() === '') === (value.trim() === '') || 'A tag needs both, its key and its value';
}

export function thresholdFault(kind: ThresholdKind, value: string): Verdict {
  if (!isAboveZero(value)) return 'Write a number above 0';
  if (kind === 'forecast' && (Number(value) < 1 || Number(value) > 99)) return 'A chance is from 1 to 99 percent';
  return kind !== 'percent' || Number(value) <= 1000 || 'At most 1000 percent';
}

function isAboveZero(text: string): boolean {
  return NUMBER.test(text.trim()) && Number(text) > 0;
}
