import {
  budgetFault,
  chosenSources,
  DEFAULT_PROBABILITY,
  DEFAULT_THRESHOLDS,
  inOrder,
  type BudgetPeriod,
  type BudgetValues,
  type Severity,
  type Threshold,
  type ThresholdKind,
} from '../../domain/budget.js';
import { SOURCES, type Source } from '../../domain/charge.js';
import type { Day } from '../../domain/day.js';
import { parseDecimal, type Decimal } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import { parseChargeDay, parseCurrency, parseName, type Parsed } from '../../importing/cells.js';

/** A threshold as somebody asks for it; a forecast may leave its probability out. */
export interface ThresholdWish {
  readonly kind: ThresholdKind;
  readonly value?: string | number;
  readonly severity: Severity;
}

/** A budget, or a change of one, as somebody asks for it; what is left out stays as it is, null is all. Nothing is checked yet. */
export interface BudgetWish {
  readonly name?: string;
  readonly limit?: string | number;
  readonly currency?: string;
  readonly period?: BudgetPeriod;
  readonly firstDay?: string | null;
  readonly lastDay?: string | null;
  readonly serviceId?: string | null;
  readonly accountId?: number | null;
  readonly model?: string | null;
  /** The id of a project, or the name people know it by. */
  readonly project?: string | null;
  readonly tag?: { readonly key: string; readonly value: string } | null;
  readonly sources?: readonly Source[];
  readonly thresholds?: readonly ThresholdWish[];
  readonly isActive?: boolean;
}

type Base = Omit<BudgetValues, 'name' | 'limit'> & Partial<BudgetValues>;

/** What a budget says that was not asked otherwise. */
export const BUDGET_DEFAULTS: Base = {
  currency: 'USD',
  period: 'month',
  firstDay: null,
  lastDay: null,
  serviceId: null,
  accountId: null,
  model: null,
  project: null,
  tag: null,
  sources: SOURCES,
  thresholds: DEFAULT_THRESHOLDS,
  isActive: true,
};

/** The sound budget that a wish makes of `base`. Throws `BUDGET_INVALID` with what is wrong. */
export function readBudget(wish: BudgetWish, base: Base): BudgetValues {
  const period = wish.period ?? base.period;
  const values: BudgetValues = {
    name: taken('name', wish.name, parseName) ?? base.name ?? missing('name', '"Production"'),
    limit: wish.limit === undefined ? (base.limit ?? missing('limit', '"500"')) : numberOf('limit', wish.limit),
    currency: taken('currency', wish.currency, parseCurrency) ?? base.currency,
    period,
    ...daysOf(wish, base, period),
    ...scopeOf(wish, base),
    sources: chosenSources(wish.sources ?? base.sources),
    thresholds: wish.thresholds === undefined ? base.thresholds : inOrder(wish.thresholds.map(thresholdOf)),
    isActive: wish.isActive ?? base.isActive,
  };
  const fault = budgetFault(values);
  if (fault !== null) throw budgetInvalid(fault);
  return values;
}

/** A budget that is no longer fixed forgets its days, unless somebody names some. */
function daysOf(wish: BudgetWish, base: Base, period: BudgetPeriod): Pick<BudgetValues, 'firstDay' | 'lastDay'> {
  const before = period === 'fixed' ? base : BUDGET_DEFAULTS;
  return {
    firstDay: cleared('first_day', wish.firstDay, parseChargeDay, before.firstDay as Day | null),
    lastDay: cleared('last_day', wish.lastDay, parseChargeDay, before.lastDay as Day | null),
  };
}

function scopeOf(
  wish: BudgetWish,
  base: Base,
): Pick<BudgetValues, 'serviceId' | 'accountId' | 'model' | 'project' | 'tag'> {
  return {
    serviceId: cleared('service_id', wish.serviceId, parseWord, base.serviceId),
    accountId: wish.accountId === undefined ? base.accountId : wish.accountId,
    model: cleared('model', wish.model, parseWord, base.model),
    project: cleared('project', wish.project, parseWord, base.project),
    tag: wish.tag === undefined ? base.tag : tagOf(wish.tag),
  };
}

function tagOf(tag: BudgetWish['tag']): BudgetValues['tag'] {
  if (!tag) return null;
  return { key: taken('tag', tag.key, parseWord) ?? '', value: taken('tag', tag.value, parseName) ?? '' };
}

function thresholdOf({ kind, value, severity }: ThresholdWish): Threshold {
  if (value !== undefined) return { kind, severity, value: numberOf('thresholds', value) };
  if (kind === 'forecast') return { kind, severity, value: DEFAULT_PROBABILITY };
  throw budgetInvalid(`thresholds: ${kind} has no value; write it as {"kind": "${kind}", "value": 80, ...}`);
}

/** A number is read as it is written, never calculated with. */
function numberOf(field: string, value: string | number): Decimal {
  const parsed = parseDecimal(String(value));
  if (parsed && !parsed.rounded) return parsed.value;
  throw budgetInvalid(
    `${field}: ${JSON.stringify(value)} is not a decimal number with at most 12 digits before and 12 behind the point; write it as "500"`,
  );
}

/** Text that may not be empty: charges without a model are not a model. */
function parseWord(text: string): Parsed<string> {
  return text === '' ? { fault: 'is empty; leave it out to mean all' } : parseName(text);
}

function taken<T>(field: string, text: string | undefined, parse: (text: string) => Parsed<T>): T | undefined {
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if ('value' in parsed) return parsed.value;
  throw budgetInvalid(`${field}: ${parsed.fault}`);
}

function cleared<T>(
  field: string,
  text: string | null | undefined,
  parse: (text: string) => Parsed<T>,
  before: T | null,
): T | null {
  return text === null ? null : (taken(field, text, parse) ?? before);
}

function missing(field: string, example: string): never {
  throw budgetInvalid(`${field} is missing; write it as ${example}`);
}

export function budgetInvalid(message: string): CollectorError {
  return new CollectorError('BUDGET_INVALID', message);
}
