import type { BudgetPeriod, Severity } from '../domain/budget.js';
import { SOURCES } from '../domain/charge.js';
import { CollectorError } from '../errors.js';
import type { BudgetWish, ThresholdWish } from '../jobs/budgets/readBudget.js';

/** The options of `aicost budgets add`, as they are written. */
export interface AddBudgetOptions {
  readonly name: string;
  readonly limit: string;
  readonly currency?: string;
  readonly account?: string;
  readonly service?: string;
  readonly model?: string;
  readonly project?: string;
  readonly tag?: string;
  readonly period?: BudgetPeriod;
  readonly from?: string;
  readonly to?: string;
  readonly threshold: readonly string[];
  /** false by `--no-manual` and `--no-estimates`. */
  readonly manual: boolean;
  readonly estimates: boolean;
}

/** The budget that the options ask for; days alone make a fixed period. */
export function budgetWish(options: AddBudgetOptions, accountId: number | null): BudgetWish {
  const { name, limit, currency, from, to } = options;
  const isFixed = from !== undefined || to !== undefined;
  return {
    name,
    limit,
    ...(currency === undefined ? {} : { currency }),
    period: options.period ?? (isFixed ? 'fixed' : 'month'),
    firstDay: from ?? null,
    lastDay: to ?? null,
    serviceId: options.service ?? null,
    accountId,
    model: options.model ?? null,
    project: options.project ?? null,
    tag: options.tag === undefined ? null : tagOf(options.tag),
    sources: SOURCES.filter(
      (source) => (options.manual || source !== 'manual') && (options.estimates || source !== 'estimate'),
    ),
    ...(options.threshold.length === 0 ? {} : { thresholds: options.threshold.map(thresholdOf) }),
  };
}

function tagOf(text: string): { key: string; value: string } {
  const border = text.indexOf('=');
  if (border > 0) return { key: text.slice(0, border), value: text.slice(border + 1) };
  throw new CollectorError('USAGE', `--tag "${text}" is not key=value; write it as team=search`);
}

const THRESHOLD =
  /^(?:(?<forecast>forecast)(?::(?<probability>[\d.]+)%?)?|(?<value>[\d.]+)(?<percent>%)?)(?::(?<severity>warning|critical|emergency))?$/;

function thresholdOf(text: string): ThresholdWish {
  const { forecast, probability, value = '', percent, severity } = THRESHOLD.exec(text)?.groups ?? {};
  if (forecast !== undefined) {
    const given = probability === undefined ? {} : { value: probability };
    return { kind: 'forecast', ...given, severity: (severity as Severity | undefined) ?? 'warning' };
  }
  if (value === '') {
    throw new CollectorError('USAGE', `--threshold "${text}" is none of 80%, 500 and forecast:80; write one of these`);
  }
  const usual = percent === undefined ? 'critical' : usualSeverity(Number(value));
  return {
    kind: percent === undefined ? 'amount' : 'percent',
    value,
    severity: (severity as Severity | undefined) ?? usual,
  };
}

/** The severities of the default thresholds, 70, 90 and 100 percent. */
function usualSeverity(percent: number): Severity {
  if (percent >= 100) return 'emergency';
  return percent >= 90 ? 'critical' : 'warning';
}
