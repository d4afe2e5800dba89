import { settledDays } from '../../analysis/completion/settledDays.js';
import { everythingIn, scopeKey } from '../../domain/costScope.js';
import { addDays, type Day } from '../../domain/day.js';
import { readCostDays } from '../../store/costSeries/readCostDays.js';
import { readCompleteness } from '../../store/costSeries/readCompleteness.js';
import { readManyCostDays, type ScopedCostDays } from '../../store/costSeries/readManyCostDays.js';
import { databaseNow, type Pool } from '../../store/db.js';
import { anomalyOptionsOf } from './anomalyOptionsOf.js';
import type { JudgedSeries } from './findings.js';
import { judgeDays, withoutLateDrops } from './judgeDays.js';
import { recordAnomalies } from './recordAnomalies.js';

/** So much history a judgement rests on at most. */
const HISTORY_DAYS = 400;

/**
 * Judges all series of some accounts, and everything in their currencies, and records what is unusual: without threads,
 * for a few accounts. The collector itself does this for all that changed.
 */
export async function detectForAccounts(pool: Pool, accountIds: readonly number[]): Promise<void> {
  const series = await readSeries(pool, accountIds);
  const options = await anomalyOptionsOf(
    pool,
    series.map(({ scope }) => scope),
  );
  const learnt = await readCompleteness(pool, accountIds);
  const judged = series.flatMap(({ scope, days: known }): JudgedSeries[] => {
    const wish = options.get(scopeKey(scope));
    const days = settledDays(known, learnt.get(scope.accountId ?? 0) ?? []);
    return wish ? [{ scope, days, judgements: withoutLateDrops(judgeDays(days, wish), known) }] : [];
  });
  await recordAnomalies(pool, judged);
}

async function readSeries(pool: Pool, accountIds: readonly number[]): Promise<ScopedCostDays[]> {
  const firstDay = addDays((await databaseNow(pool)).slice(0, 10) as Day, -HISTORY_DAYS);
  const series: ScopedCostDays[] = [];
  for (const dimension of ['total', 'model'] as const) {
    for await (const batch of readManyCostDays(pool, accountIds, dimension, firstDay)) series.push(...batch);
  }
  for (const currency of new Set(series.map(({ scope }) => scope.currency))) {
    const scope = everythingIn(currency);
    series.push({ scope, days: await readCostDays(pool, scope, firstDay) });
  }
  return series;
}
