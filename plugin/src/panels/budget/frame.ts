import { type DataFrame, FieldType } from '@grafana/data';
import { type Column, isNameless, missingColumns } from '../../components/columns';
import type { ExpectedAtEnd } from '../../components/budget/barScale';
import type { Budget, Caveats, EndOfMoney, Threshold } from '../../components/budget/budget';
import { type Cells, cellsOf } from './cells';
import { columns, thresholdColumns } from './columns';

/** The budgets of a query, or the columns it lacks. `unreadable` counts the rows that lack a name or a figure. */
export type BudgetModel =
  { readonly missing: readonly Column[] } | { readonly budgets: readonly Budget[]; readonly unreadable: number };

export function toBudgets(series: readonly DataFrame[]): BudgetModel {
  const fitting = series.filter((frame) => missingColumns(frame, columns).length === 0);
  // A query without rows has no columns: there are no budgets, and nothing is wrong.
  const unfit = series.find((frame) => !isNameless(frame) && !fitting.includes(frame) && !isThresholds(frame));
  if (fitting.length === 0 && (unfit || !series.some(isNameless)))
    return { missing: missingColumns(unfit ?? series[0], columns) };
  const thresholds = thresholdsOf(series);
  const rows = fitting.flatMap((frame) => {
    const cells = cellsOf(frame);
    return Array.from({ length: frame.length }, (_, row) => toBudget(cells, row, thresholds));
  });
  const budgets = rows.filter((budget) => budget !== null);
  return { budgets, unreadable: rows.length - budgets.length };
}

function toBudget(cells: Cells, row: number, thresholds: ReadonlyMap<string, readonly Threshold[]>): Budget | null {
  const name = cells.text('budget', row);
  const [limit, spent] = [cells.number('limit_amount', row), cells.number('spent', row)];
  const [usedRatio, level] = [cells.number('used_ratio', row), cells.number('level', row)];
  if (name === null || limit === null || spent === null || usedRatio === null || level === null) return null;
  // A limit of nothing has no bar: every amount would be infinitely over it.
  if (limit <= 0) return null;
  return {
    name,
    scope: scopeOf(cells, row),
    period: cells.text('period', row),
    periodLast: cells.time('period_last', row),
    currency: cells.text('currency', row),
    limit,
    spent,
    usedRatio,
    level,
    remaining: cells.number('remaining', row),
    burnRatePerDay: cells.number('burn_rate_per_day', row),
    end: endOfMoney(cells, row, usedRatio),
    expectedAtEnd: expectedAtEnd(cells, row),
    thresholds: thresholds.get(name) ?? [],
    caveats: caveats(cells, row),
  };
}

function scopeOf(cells: Cells, row: number): string | null {
  const account = cells.text('account', row);
  return account === 'all' ? null : account;
}

function endOfMoney(cells: Cells, row: number, usedRatio: number): EndOfMoney {
  const day = cells.time('exhausted_on', row);
  const [earliest, latest] = [cells.time('exhausted_on_earliest', row), cells.time('exhausted_on_latest', row)];
  return { kind: kindOfEnd(cells, row, usedRatio, day), day, earliest, latest };
}

function kindOfEnd(cells: Cells, row: number, usedRatio: number, day: number | null): EndOfMoney['kind'] {
  if (usedRatio >= 1) return 'passed';
  const by = cells.text('exhausted_by', row);
  if (day !== null) return by === 'forecast' ? 'forecast' : 'burn rate';
  const isKnown = by === null ? cells.number('burn_rate_per_day', row) !== null : by !== 'unknown';
  return cells.has('exhausted_on', FieldType.time) && isKnown ? 'lasts' : 'unknown';
}

function expectedAtEnd(cells: Cells, row: number): ExpectedAtEnd | null {
  const expected = cells.number('expected_at_end', row);
  return expected === null
    ? null
    : { expected, lower80: cells.number('lower80', row), upper80: cells.number('upper80', row) };
}

function caveats(cells: Cells, row: number): Caveats {
  const freshness = cells.text('freshness', row);
  return {
    counted: cells.text('counted', row),
    currenciesNotCounted: cells.text('currencies_not_counted', row),
    unpricedCharges: cells.number('unpriced_charges', row) ?? 0,
    spentNotFinal: cells.number('spent_not_final', row) ?? 0,
    isStale: freshness !== null && freshness !== 'fresh',
  };
}

/** By budget name, from the lowest amount up. Two of one severity at one amount (a percentage and a sum) are one mark. */
function isThresholds(frame: DataFrame): boolean {
  return missingColumns(frame, thresholdColumns).length === 0;
}

function thresholdsOf(series: readonly DataFrame[]): Map<string, Threshold[]> {
  const found = new Map<string, Map<string, Threshold>>();
  for (const frame of series) {
    if (!isThresholds(frame)) continue;
    const cells = cellsOf(frame);
    for (let row = 0; row < frame.length; row++) {
      const [name, severity] = [cells.text('budget', row), cells.text('severity', row)];
      const amount = cells.number('reached_at', row);
      if (name === null || severity === null || amount === null) continue;
      const ofBudget = found.get(name) ?? new Map<string, Threshold>();
      found.set(name, ofBudget.set(`${severity} ${amount}`, { severity, amount }));
    }
  }
  return new Map([...found].map(([name, marks]) => [name, [...marks.values()].sort((a, b) => a.amount - b.amount)]));
}
