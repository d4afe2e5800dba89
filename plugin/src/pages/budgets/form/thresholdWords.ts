import type { ComboboxOption } from '@grafana/ui';
import { formatMoney } from '../../../components/money/money';
import type { BudgetForm, Severity, ThresholdKind } from './budgetForm';
import { thresholdFault } from './faults';

export const KINDS: Array<ComboboxOption<ThresholdKind>> = [
  { value: 'percent', label: 'Percent spent', description: 'A part of the limit has been spent' },
  { value: 'amount', label: 'Amount spent', description: 'So much money has been spent' },
  { value: 'forecast', label: 'Forecast', description: 'The limit will probably be passed' },
];

export const SEVERITIES: Array<ComboboxOption<Severity>> = [
  { value: 'warning', label: 'Warning' },
  { value: 'critical', label: 'Critical' },
  { value: 'emergency', label: 'Emergency' },
];

type Threshold = BudgetForm['thresholds'][number];

/** When a threshold tells people, in plain words; null while its number cannot be read. */
export function thresholdSentence(threshold: Threshold, form: Pick<BudgetForm, 'limit' | 'currency'>): string | null {
  const { kind, value, severity } = threshold;
  if (thresholdFault(kind, value) !== true) return null;
  if (kind === 'forecast') return `${capital(severity)} when the chance to pass the limit by the end reaches ${value}%`;
  if (kind === 'amount') return `${capital(severity)} when ${formatMoney(Number(value), form.currency)} are spent`;
  const limit = Number(form.limit);
  const amount = limit > 0 ? `, that is ${formatMoney((limit * Number(value)) / 100, form.currency)}` : '';
  return `${capital(severity)} when ${value}% of the limit is spent${amount}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
