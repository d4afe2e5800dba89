import type { CallInput } from '../../../api/calls';
import type { SourceName } from '../../../components/source/sources';
import type { Definition } from '../running';

type Threshold = Definition['thresholds'][number];
export type ThresholdKind = Threshold['kind'];
export type Severity = Threshold['severity'];

/** What is typed: everything is text until the collector has judged it, so that nothing is lost or rounded. */
export interface BudgetForm {
  readonly name: string;
  readonly limit: string;
  readonly currency: string;
  readonly period: Definition['period'];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly serviceId: string | null;
  readonly accountId: number | null;
  readonly model: string;
  readonly project: string;
  readonly tagKey: string;
  readonly tagValue: string;
  readonly sources: SourceName[];
  readonly thresholds: Threshold[];
  readonly isActive: boolean;
}

export const ALL_SOURCES: SourceName[] = ['api', 'estimate', 'import', 'manual'];

/** The form of a budget that is not there yet. */
export const NEW_BUDGET: BudgetForm = {
  name: '',
  limit: '',
  currency: 'USD',
  period: 'month',
  firstDay: '',
  lastDay: '',
  serviceId: null,
  accountId: null,
  model: '',
  project: '',
  tagKey: '',
  tagValue: '',
  sources: ALL_SOURCES,
  thresholds: [
    { kind: 'percent', value: '70', severity: 'warning' },
    { kind: 'percent', value: '90', severity: 'critical' },
    { kind: 'percent', value: '100', severity: 'emergency' },
    { kind: 'forecast', value: '80', severity: 'warning' },
  ],
  isActive: true,
};

export function formOf(budget: Definition): BudgetForm {
  return {
    name: budget.name,
    limit: budget.limit,
    currency: budget.currency,
    period: budget.period,
    firstDay: budget.first_day ?? '',
    lastDay: budget.last_day ?? '',
    serviceId: budget.service_id,
    accountId: budget.account_id,
    model: budget.model ?? '',
    project: budget.project ?? '',
    tagKey: budget.tag?.key ?? '',
    tagValue: budget.tag?.value ?? '',
    sources: budget.sources,
    thresholds: budget.thresholds,
    isActive: budget.active,
  };
}

/** The whole budget as the collector takes it. Days are left to the calendar unless they are chosen. */
export function bodyOf(form: BudgetForm): NonNullable<CallInput<'POST /api/budgets'>['body']> {
  const isFixed = form.period === 'fixed';
  return {
    name: form.name.trim(),
    limit: form.limit.trim(),
    currency: form.currency.trim().toUpperCase(),
    period: form.period,
    first_day: isFixed ? form.firstDay : null,
    last_day: isFixed ? form.lastDay : null,
    service_id: form.serviceId,
    account_id: form.accountId,
    model: textOrNull(form.model),
    project: textOrNull(form.project),
    tag: form.tagKey.trim() === '' ? null : { key: form.tagKey.trim(), value: form.tagValue.trim() },
    sources: form.sources,
    thresholds: form.thresholds.map((threshold) => ({ ...threshold, value: threshold.value.trim() })),
    active: form.isActive,
  };
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
