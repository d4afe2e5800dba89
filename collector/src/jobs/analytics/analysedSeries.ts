import { completeDays } from '../../analysis/completion/completeDays.js';
import { settledDays } from '../../analysis/completion/settledDays.js';
import type { Completeness } from '../../domain/completeness.js';
import type { CostDays } from '../../domain/costDays.js';
import { FORECAST_HISTORY } from '../../domain/costForecast.js';
import { everythingIn, type CostScope } from '../../domain/costScope.js';
import { addDays, type Day } from '../../domain/day.js';
import { sumCostDays } from '../../domain/sumCostDays.js';
import type { AnalysedAccount } from '../../store/analytics/analysisState.js';
import { readCompleteness } from '../../store/costSeries/readCompleteness.js';
import { readManyCostDays, type ScopedCostDays } from '../../store/costSeries/readManyCostDays.js';
import type { Db } from '../../store/db.js';

/** One series to analyse. */
export interface AnalysedSeries {
  readonly scope: CostScope;
  /** As the ledger has them. */
  readonly days: CostDays;
  /** As they will be when the provider has told everything, as far as can be known. */
  readonly whole: CostDays;
  /** As the ledger has them, with the days that can be judged as complete ones. */
  readonly judged: CostDays;
}

/** Series that are worked on together: half a second of a thread. */
const SERIES_AT_ONCE = 32;

/**
 * Every series of the accounts that are due, and the sums of services and of everything, in chunks: accounts and sums
 * first, because people look at them first, then the models of accounts.
 */
export async function* analysedSeries(
  db: Db,
  accounts: readonly AnalysedAccount[],
  today: Day,
): AsyncGenerator<readonly [AnalysedSeries, ...AnalysedSeries[]]> {
  const firstDay = addDays(today, -FORECAST_HISTORY);
  const ids = accounts.map(({ accountId }) => accountId);
  const due = new Set(accounts.filter(({ isDue, isDeleted }) => isDue && !isDeleted).map(({ accountId }) => accountId));
  const learnt = await readCompleteness(db, ids);
  const totals: AnalysedSeries[] = [];
  for await (const batch of readManyCostDays(db, ids, 'total', firstDay)) {
    const series = batch.map((read) => wholeSeries(read, learnt));
    totals.push(...series);
    yield* inChunks(series.filter(({ scope }) => due.has(scope.accountId ?? 0)));
  }
  yield* inChunks(sums(totals, accounts));
  for await (const batch of readManyCostDays(db, [...due], 'model', firstDay)) {
    yield* inChunks(batch.map((read) => wholeSeries(read, learnt)));
  }
}

function wholeSeries({ scope, days }: ScopedCostDays, learnt: ReadonlyMap<number, Completeness>): AnalysedSeries {
  const completeness = learnt.get(scope.accountId ?? 0) ?? [];
  return { scope, days, whole: completeDays(days, completeness), judged: settledDays(days, completeness) };
}

/** One series a currency, and one a currency and service. */
function sums(totals: readonly AnalysedSeries[], accounts: readonly AnalysedAccount[]): AnalysedSeries[] {
  const serviceOf = new Map(accounts.map(({ accountId, serviceId }) => [accountId, serviceId]));
  const groups = new Map<string, { readonly scope: CostScope; readonly parts: AnalysedSeries[] }>();
  for (const part of totals) {
    const everything = everythingIn(part.scope.currency);
    const service = { ...everything, serviceId: serviceOf.get(part.scope.accountId ?? 0) ?? '' };
    for (const scope of [everything, service]) {
      const key = JSON.stringify([scope.currency, scope.serviceId]);
      const group = groups.get(key) ?? { scope, parts: [] };
      groups.set(key, group);
      group.parts.push(part);
    }
  }
  return [...groups.values()].map(({ scope, parts }) => {
    return {
      scope,
      days: sumOf(parts, ({ days }) => days),
      whole: sumOf(parts, ({ whole }) => whole),
      judged: sumOf(parts, ({ judged }) => judged),
    };
  });
}

function sumOf(parts: readonly AnalysedSeries[], pick: (part: AnalysedSeries) => CostDays): CostDays {
  return sumCostDays(parts.map(pick) as [CostDays, ...CostDays[]]);
}

function* inChunks<T>(items: readonly T[]): Generator<readonly [T, ...T[]]> {
  for (let start = 0; start < items.length; start += SERIES_AT_ONCE) {
    yield items.slice(start, start + SERIES_AT_ONCE) as [T, ...T[]];
  }
}
