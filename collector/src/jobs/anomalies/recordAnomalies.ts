import { MAX_STEP_DAYS } from '../../analysis/anomaly/incidents.js';
import { severityOf } from '../../analysis/anomaly/severity.js';
import { scopeKey } from '../../domain/costScope.js';
import { addDays, type Day } from '../../domain/day.js';
import type { Decimal } from '../../domain/decimal.js';
import { eventsSince, lockAnomalies, scopeOfEvent, type AnomalyEvent } from '../../store/anomalies/anomalyEvents.js';
import { anomalySettings, type AnomalySettings } from '../../store/anomalies/anomalySettings.js';
import { plannedEvents } from '../../store/anomalies/plannedEvents.js';
import { costsOfDays } from '../../store/anomalies/trailingCosts.js';
import {
  amendEvents,
  insertEvents,
  linkEvents,
  settleEvents,
  withdrawEvents,
  type EventFigures,
} from '../../store/anomalies/writeAnomalyEvents.js';
import { databaseNow, withRetriedTransaction, type Pool, type Transaction } from '../../store/db.js';
import { explainAnomalies } from './explainAnomalies.js';
import { figuresOf, findingsOf, isComplete, type Finding, type JudgedSeries } from './findings.js';
import { reconcile } from './reconcile.js';
import { rootCauses } from './rootCauses.js';
import { withdrawalReason, type Gone } from './withdrawalReason.js';

/** Older days are history: what is found there makes no new event, and what stands there stays. */
export const JUDGED_DAYS = 90;

/**
 * Makes the stored anomalies say what detection found in the given series, with one event a cause and an explanation
 * from the ledger. Saying the same again changes nothing, and two collectors at once store it once. Series of other
 * scopes than accounts, models of accounts and everything are passed over, as are those that are switched off.
 */
export async function recordAnomalies(pool: Pool, series: readonly JudgedSeries[]): Promise<void> {
  const since = addDays((await databaseNow(pool)).slice(0, 10) as Day, -JUDGED_DAYS);
  await withRetriedTransaction(pool, async (tx) => {
    await lockAnomalies(tx);
    const settings = await anomalySettings(tx);
    const judged = series.filter(({ scope }) => isOurs(scope) && settings.of(scope.accountId).isEnabled);
    await recordSeries(tx, judged, settings, since);
    const events = await eventsSince(tx, since);
    await linkEvents(
      tx,
      [...rootCauses(events)].map(([anomalyId, parentId]) => ({ anomalyId, parentId })),
    );
    await settleEvents(tx, since);
  });
  await explainAnomalies(pool, since);
}

function isOurs({ serviceId, accountId, model, project, tag, sources }: JudgedSeries['scope']): boolean {
  const isWhole = serviceId === null && project === null && tag === null && sources === null;
  return isWhole && (model === null || accountId !== null);
}

interface Found {
  readonly series: JudgedSeries;
  readonly days: readonly Day[];
  readonly direction: Finding['direction'];
  /** null: nobody was told yet. */
  readonly event: AnomalyEvent | null;
}

async function recordSeries(
  tx: Transaction,
  series: readonly JudgedSeries[],
  settings: AnomalySettings,
  since: Day,
): Promise<void> {
  const stored = bySeries(await eventsSince(tx, addDays(since, -MAX_STEP_DAYS)));
  const found: Found[] = [];
  const gone: Gone[] = [];
  for (const one of series) {
    const result = reconcile(stored.get(scopeKey(one.scope)) ?? [], recentFindings(one, since), (day) =>
      isComplete(one, day),
    );
    found.push(...result.fresh.map((finding) => ({ ...finding, series: one, event: null })));
    found.push(...result.seen.map(({ event, days }) => ({ series: one, event, days, direction: event.direction })));
    const judgedAgain = result.gone.filter((event) => event.lastDay >= since);
    gone.push(...judgedAgain.map((event) => ({ event, scope: one.scope, seen: result.seen })));
  }
  await withdraw(tx, gone);
  await write(tx, found, settings);
}

function bySeries(events: readonly AnomalyEvent[]): Map<string, AnomalyEvent[]> {
  const groups = new Map<string, AnomalyEvent[]>();
  for (const event of events) {
    const key = scopeKey(scopeOfEvent(event));
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}

function recentFindings(series: JudgedSeries, since: Day): Finding[] {
  return findingsOf(series).filter(({ days }) => (days.at(-1) ?? since) >= since);
}

async function withdraw(tx: Transaction, gone: readonly Gone[]): Promise<void> {
  if (gone.length === 0) return;
  const planned = await plannedEvents(tx);
  const costs = await costsOfDays(
    tx,
    gone.map(({ event, scope }) => ({ scope, days: event.anomalousDays })),
  );
  const reasons = gone.map((one, index) => ({
    anomalyId: one.event.anomalyId,
    reason: withdrawalReason(one, costs[index] as Decimal, planned),
  }));
  await withdrawEvents(tx, reasons);
}

/** What stood before is written first: a new event may take the day that an old one has left. */
async function write(tx: Transaction, found: readonly Found[], settings: AnomalySettings): Promise<void> {
  if (found.length === 0) return;
  const costs = await costsOfDays(
    tx,
    found.map(({ series: { scope }, days }) => ({ scope, days })),
  );
  const told = found.map((one, index) => ({ ...one, figures: eventFigures(one, costs[index] as Decimal, settings) }));
  await amendEvents(
    tx,
    told.flatMap(({ event, figures }) => (event ? [{ anomalyId: event.anomalyId, ...figures }] : [])),
  );
  await insertEvents(
    tx,
    told.flatMap(({ event, series, figures }) => (event ? [] : [{ scope: series.scope, ...figures }])),
  );
}

function eventFigures(
  { series, days, direction, event }: Found,
  cost: Decimal,
  settings: AnomalySettings,
): EventFigures {
  const { expected, score: now } = figuresOf(series, days);
  // A day that is not judged at present keeps what was found of it.
  const score = days.every((day) => isComplete(series, day)) ? now : Math.max(now, event?.score ?? 0);
  return {
    detector: settings.of(series.scope.accountId).detector,
    anomalousDays: days,
    direction,
    score,
    severity: severityOf(score),
    cost,
    expected: expected.toFixed(6),
  };
}
