import { MAX_STEP_DAYS } from '../../analysis/anomaly/incidents.js';
import { daysBetween, type Day } from '../../domain/day.js';
import type { AnomalyEvent } from '../../store/anomalies/anomalyEvents.js';
import type { Finding } from './findings.js';

/** What becomes of the events of one series. */
export interface Reconciled {
  readonly fresh: readonly Finding[];
  /** Events that are seen again, with all their days as they are now. */
  readonly seen: readonly { readonly event: AnomalyEvent; readonly days: readonly Day[] }[];
  /** Events that are no longer seen. */
  readonly gone: readonly AnomalyEvent[];
}

/**
 * Brings the stored events of a series together with what detection finds now. An incident that overlaps an event of the
 * same direction, or lies within three days of it, is that event: nobody is told twice, and what people said stays.
 * Days that are not judged at present (read again, or not readable) keep their event.
 */
export function reconcile(
  stored: readonly AnomalyEvent[],
  findings: readonly Finding[],
  isJudged: (day: Day) => boolean,
): Reconciled {
  const seen = new Map<AnomalyEvent, Day[]>();
  const fresh: Finding[] = [];
  for (const finding of findings) {
    const event = eventOf(stored, finding);
    if (event) seen.set(event, [...(seen.get(event) ?? []), ...finding.days]);
    else fresh.push(finding);
  }
  const standing = stored.filter((event) => event.state !== 'withdrawn' && !seen.has(event));
  return {
    fresh,
    seen: [...seen].map(([event, days]) => ({ event, days: withUnjudged(event, days, isJudged) })),
    gone: standing.filter((event) => event.anomalousDays.every(isJudged)),
  };
}

/** A standing event before a withdrawn one, an overlapping one before a near one, and of these the oldest. */
function eventOf(stored: readonly AnomalyEvent[], finding: Finding): AnomalyEvent | undefined {
  const near = stored
    .filter((event) => event.direction === finding.direction)
    .map((event) => ({ event, gap: gapBetween(spanOf(event), spanOf(finding)) }))
    .filter(({ gap }) => gap <= MAX_STEP_DAYS);
  near.sort((a, b) => rank(a.event) - rank(b.event) || a.gap - b.gap);
  return near[0]?.event;
}

function rank({ state }: AnomalyEvent): number {
  return state === 'withdrawn' ? 1 : 0;
}

interface Span {
  readonly first: Day;
  readonly last: Day;
}

function spanOf(item: Finding | AnomalyEvent): Span {
  if ('anomalyId' in item) return { first: item.day, last: item.lastDay };
  return { first: item.days[0] as Day, last: item.days.at(-1) as Day };
}

/** Days from the end of the one to the begin of the other; 0 where they overlap. */
export function gapBetween(a: Span, b: Span): number {
  return Math.max(0, daysBetween(a.last, b.first), daysBetween(b.last, a.first));
}

function withUnjudged(event: AnomalyEvent, days: readonly Day[], isJudged: (day: Day) => boolean): Day[] {
  return [...new Set([...days, ...event.anomalousDays.filter((day) => !isJudged(day))])].sort();
}
