import { SOURCES, type Source } from './charge.js';
import { daysBetween, type Day } from './day.js';
import { decimal, toUnits, type Decimal } from './decimal.js';

/** `month` and `quarter` begin anew by the UTC calendar; `fixed` has a first and a last day and is over then. */
export const BUDGET_PERIODS = ['month', 'quarter', 'fixed'] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** From the least to the most urgent; the level of a budget is the place in this list, counted from 1. */
export const SEVERITIES = ['warning', 'critical', 'emergency'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const THRESHOLD_KINDS = ['percent', 'amount', 'forecast'] as const;
export type ThresholdKind = (typeof THRESHOLD_KINDS)[number];

/**
 * When people are told. `value` is a part of the limit in percent, an amount in the budget's currency, or for `forecast`
 * the probability in percent with which the limit will be passed by the end of the period.
 */
export interface Threshold {
  readonly kind: ThresholdKind;
  readonly value: Decimal;
  readonly severity: Severity;
}

/** What a budget says. Scope: null is all. `firstDay` and `lastDay`, both inside, only where the period is `fixed`. */
export interface BudgetValues {
  readonly name: string;
  readonly limit: Decimal;
  readonly currency: string;
  readonly period: BudgetPeriod;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly serviceId: string | null;
  readonly accountId: number | null;
  readonly model: string | null;
  /** The id of the project or workspace, as it is stored. */
  readonly project: string | null;
  readonly tag: { readonly key: string; readonly value: string } | null;
  /** Which figures count, in the order of `SOURCES`. */
  readonly sources: readonly Source[];
  /** By kind and value, the lowest first. */
  readonly thresholds: readonly Threshold[];
  readonly isActive: boolean;
}

export const DEFAULT_THRESHOLDS: readonly Threshold[] = [
  { kind: 'percent', value: decimal('70'), severity: 'warning' },
  { kind: 'percent', value: decimal('90'), severity: 'critical' },
  { kind: 'percent', value: decimal('100'), severity: 'emergency' },
];

/** The probability in percent of a forecast threshold that names none. */
export const DEFAULT_PROBABILITY = decimal('80');

const MAX_THRESHOLDS = 20;
const MAX_NAME = 100;
const MAX_DAYS = 366;
const MAX_PERCENT = decimal('1000');
/** Bands of 95 % cannot tell more. */
const MAX_PROBABILITY = decimal('99');

/** The first rule that a budget breaks, as a sentence with what to do; null when it is sound. */
export function budgetFault(budget: BudgetValues): string | null {
  const checks = [nameFault(budget), limitFault(budget), periodFault(budget), sourcesFault(budget)];
  return [...checks, thresholdsFault(budget)].find((fault) => fault !== null) ?? null;
}

function nameFault({ name }: BudgetValues): string | null {
  if (name === '' || name !== name.trim()) return 'name: a budget needs a name, without spaces at its ends';
  return name.length <= MAX_NAME ? null : `name: it has ${name.length} characters and may have ${MAX_NAME}; shorten it`;
}

function limitFault({ limit }: BudgetValues): string | null {
  return toUnits(limit) > 0n ? null : `limit: ${limit} is not above 0; write what may be spent at most, as in 500`;
}

function periodFault({ period, firstDay, lastDay }: BudgetValues): string | null {
  if (period !== 'fixed') {
    return firstDay === null && lastDay === null
      ? null
      : `period: a ${period} begins and ends by the calendar; leave first_day and last_day out, or make the period fixed`;
  }
  if (firstDay === null || lastDay === null) return 'period: a fixed period needs first_day and last_day';
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days < 1) return `period: the last day ${lastDay} is before the first day ${firstDay}; swap them`;
  return days <= MAX_DAYS ? null : `period: it has ${days} days and may have ${MAX_DAYS}; end it earlier`;
}

function sourcesFault({ sources }: BudgetValues): string | null {
  return sources.length > 0 ? null : `sources: none is left to count; name some of ${SOURCES.join(', ')}`;
}

function thresholdsFault({ thresholds }: BudgetValues): string | null {
  if (thresholds.length > MAX_THRESHOLDS) {
    return `thresholds: there are ${thresholds.length}; a budget may have ${MAX_THRESHOLDS}`;
  }
  const seen = new Set<string>();
  for (const threshold of thresholds) {
    const fault = valueFault(threshold);
    if (fault !== null) return `thresholds: ${fault}`;
    const text = `${threshold.kind} ${threshold.value}`;
    if (seen.has(text)) return `thresholds: ${text} stands there twice; keep one of them`;
    seen.add(text);
  }
  return null;
}

function valueFault({ kind, value }: Threshold): string | null {
  const isAbove = (most: Decimal): boolean => toUnits(value) > toUnits(most);
  if (toUnits(value) <= 0n) return `${kind} ${value} is not above 0; take a higher value`;
  if (kind === 'percent' && isAbove(MAX_PERCENT)) return `${value} % is above ${MAX_PERCENT} %; take a lower value`;
  if (kind !== 'forecast' || (!isAbove(MAX_PROBABILITY) && toUnits(value) >= toUnits(decimal('1')))) return null;
  return `forecast ${value} is no probability from 1 to ${MAX_PROBABILITY} percent; ${DEFAULT_PROBABILITY} is usual`;
}

/** The thresholds in the order in which they are kept and shown. */
export function inOrder(thresholds: readonly Threshold[]): Threshold[] {
  const place = ({ kind }: Threshold): number => THRESHOLD_KINDS.indexOf(kind);
  return [...thresholds].sort((a, b) => place(a) - place(b) || (toUnits(a.value) < toUnits(b.value) ? -1 : 1));
}

/** Each of them once, in one order, so that equal choices are equal lists. */
export function chosenSources(sources: readonly Source[]): Source[] {
  return SOURCES.filter((source) => sources.includes(source));
}
