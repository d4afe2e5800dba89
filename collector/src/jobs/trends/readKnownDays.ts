import { knownDays, type DayKnowledge } from '../../analysis/trends/knownDays.js';
import type { Day } from '../../domain/day.js';
import type { TrendMetric } from '../../domain/trendMetric.js';
import { readDays, streamSpans } from '../../store/analytics/coverage.js';
import type { ChargeFilter } from '../../store/chargeFilter.js';
import type { Db } from '../../store/db.js';

/** What is known of each day of the filter's range. */
export async function readKnownDays(
  db: Db,
  filter: ChargeFilter,
  metric: TrendMetric,
  today: Day,
): Promise<DayKnowledge[]> {
  const spans = await streamSpans(db, { ...filter, lastDay: filter.lastDay < today ? today : filter.lastDay }, metric);
  const range = { first: filter.firstDay, last: filter.lastDay, today };
  return knownDays(range, spans, await readDays(db, filter, metric));
}
