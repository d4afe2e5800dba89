import { settledDays } from '../../analysis/completion/settledDays.js';
import { addDays, type Day } from '../../domain/day.js';
import {
  anomalousDaysOf,
  scopeOfEvent,
  unexplainedEvents,
  type AnomalyEvent,
} from '../../store/anomalies/anomalyEvents.js';
import { firstSeen, ledgerLines } from '../../store/anomalies/ledgerLines.js';
import { saveExplanation } from '../../store/anomalies/writeAnomalyEvents.js';
import { readCostDays } from '../../store/costSeries/readCostDays.js';
import type { Db, Pool } from '../../store/db.js';
import { baselineOf, BASELINE_DAYS, WEIGHT_PARTS } from './baseline.js';
import { billLeaves } from './billLeaves.js';
import { explanationOf, type FirstSeen, type StoredExplanation } from './explanation.js';

/** The rest comes with the next detection. */
const AT_ONCE = 1_000;

const KINDS = { model: 'model', sub_account: 'project', credential: 'key' } as const;

/** Says why, from the ledger, for every event since that day that stands by itself and has no explanation yet. */
export async function explainAnomalies(pool: Pool, since: Day): Promise<void> {
  for (const event of await unexplainedEvents(pool, since, AT_ONCE)) {
    await saveExplanation(pool, event, await explainEvent(pool, event));
  }
}

async function explainEvent(db: Db, event: AnomalyEvent): Promise<StoredExplanation> {
  const scope = scopeOfEvent(event);
  const unusual = await anomalousDaysOf(db, scope);
  const series = settledDays(await readCostDays(db, scope, addDays(event.day, -BASELINE_DAYS)), []);
  const before = baselineOf(series, event.anomalousDays, (day) => unusual.has(day));
  const after = new Map(event.anomalousDays.map((day) => [day, WEIGHT_PARTS]));
  const lines = await ledgerLines(db, scope, [...before.keys(), ...after.keys()]);
  const seen = await firstSeen(db, scope, event.anomalousDays);
  return explanationOf({
    ...billLeaves(lines, before, after),
    baselineDays: before.size,
    firstSeen: seen.map(({ kind, name }): FirstSeen => ({ kind: KINDS[kind], name })),
    currency: event.currency,
  });
}
