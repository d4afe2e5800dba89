import type { BudgetPeriod, Threshold, ThresholdKind } from '../../domain/budget.js';
import { addDays, daysBetween, eachDay, firstOfMonth, firstOfQuarter, type Day } from '../../domain/day.js';
import { fromUnits, toUnits, type Decimal } from '../../domain/decimal.js';

/** The part of a budget that decides when it speaks. */
export interface TestedBudget {
  readonly limit: Decimal;
  readonly period: BudgetPeriod;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly thresholds: readonly Threshold[];
}

/** What each day cost as it is known now, and the changes that led there. */
export interface KnownCosts {
  readonly costs: ReadonlyMap<Day, Decimal>;
  readonly corrections: readonly { readonly recordedOn: Day; readonly day: Day; readonly delta: Decimal }[];
}

/** A message that would have been sent: on that day, with that much spent since the period began. */
export interface Firing {
  readonly day: Day;
  readonly periodFirst: Day;
  readonly kind: ThresholdKind;
  readonly value: Decimal;
  readonly severity: Threshold['severity'];
  readonly spent: Decimal;
}

const ONE = toUnits('1' as Decimal);

/**
 * When the percent and amount thresholds would have spoken from `from` to `today`, by what was known at the end of each
 * day: the rules of `report.alert_signal`, on the past. Forecast thresholds are not in it; the outlooks of then are not kept.
 */
export function backtestThresholds(budget: TestedBudget, known: KnownCosts, from: Day, today: Day): Firing[] {
  const firings: Firing[] = [];
  let periodFirst: Day | null = null;
  let memories: Memory[] = [];
  for (const { day, spent, first } of spentAsKnown(budget, known, testedFrom(budget, from), today)) {
    if (first !== periodFirst) memories = (['percent', 'amount'] as const).map((kind) => new Memory(budget, kind));
    periodFirst = first;
    for (const memory of memories) {
      const threshold = memory.evaluate(spent);
      if (threshold && day >= from) firings.push({ day, periodFirst: first, ...threshold, spent: fromUnits(spent) });
    }
  }
  return firings;
}

/** The first day that matters for `from`: that of its period. */
export function testedFrom(budget: TestedBudget, from: Day): Day {
  return periodStart(budget, from) ?? from;
}

/** null: the day lies in no period of the budget. */
function periodStart({ period, firstDay, lastDay }: TestedBudget, day: Day): Day | null {
  if (period === 'month') return firstOfMonth(day);
  if (period === 'quarter') return firstOfQuarter(day);
  return firstDay !== null && lastDay !== null && day >= firstDay && day <= lastDay ? firstDay : null;
}

/** What was spent in the period until each day, by what was known at its end. */
function spentAsKnown(budget: TestedBudget, { costs, corrections }: KnownCosts, start: Day, today: Day) {
  const days = eachDay(start, today);
  const known = days.map((day) => toUnits(costs.get(day) ?? ('0' as Decimal)));
  const latestFirst = [...corrections].sort((a, b) => (a.recordedOn < b.recordedOn ? 1 : -1));
  let undone = 0;
  const backwards = days.toReversed().flatMap((day) => {
    for (let next = latestFirst[undone]; next && next.recordedOn > day; next = latestFirst[(undone += 1)]) {
      const place = daysBetween(start, next.day);
      if (place >= 0 && place < known.length) known[place] = (known[place] ?? 0n) - toUnits(next.delta);
    }
    const first = periodStart(budget, day);
    if (first === null) return [];
    const spent = known.slice(daysBetween(start, first), daysBetween(start, addDays(day, 1)));
    return [{ day, first, spent: spent.reduce((sum, cost) => sum + cost, 0n) }];
  });
  return backwards.toReversed();
}

/** What the thresholds of one kind have said in a period. */
class Memory {
  /** Those that hold; true: a higher one has spoken. */
  #held = new Map<Threshold, boolean>();
  #speaking: Threshold | undefined;
  readonly #thresholds: readonly Threshold[];

  constructor(
    private readonly budget: TestedBudget,
    kind: ThresholdKind,
  ) {
    this.#thresholds = budget.thresholds
      .filter((threshold) => threshold.kind === kind)
      .sort((a, b) => (toUnits(a.value) < toUnits(b.value) ? -1 : 1));
  }

  /** The threshold that begins to speak now. */
  evaluate(spent: bigint): Threshold | undefined {
    const holding = this.#thresholds.filter((threshold) => this.#holds(threshold, spent));
    const highest = holding.at(-1);
    const speaking = highest && this.#held.get(highest) !== true ? highest : undefined;
    const begins = speaking !== this.#speaking ? speaking : undefined;
    this.#held = new Map(holding.map((held) => [held, this.#held.get(held) === true || held !== highest]));
    this.#speaking = speaking;
    return begins;
  }

  /** Reached, and since then not clearly below again: a tenth. */
  #holds(threshold: Threshold, spent: bigint): boolean {
    const reachedAt = this.#reachedAt(threshold);
    const isReached = spent * ONE * 100n >= reachedAt;
    return this.#held.has(threshold) ? spent * ONE * 1000n >= reachedAt * 9n : isReached;
  }

  /** In hundredths of a unit of a unit, so that nothing is rounded. */
  #reachedAt({ kind, value }: Threshold): bigint {
    return kind === 'percent' ? toUnits(value) * toUnits(this.budget.limit) : toUnits(value) * ONE * 100n;
  }
}
