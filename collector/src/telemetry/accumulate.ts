import type { Day } from '../domain/day.js';
import { fromUnits, toUnits, type Decimal } from '../domain/decimal.js';
import type { AmountLabels, TelemetryPoint } from './telemetryPoint.js';

// An exporter repeats a request whose answer it did not see, and requests overtake each other. So nothing here adds to
// what is stored: points are kept by what they are, and amounts are worked out from all of them, in any order.

/** What one sequence of cumulative values, a series since one start, had reached on one day. */
export interface CumulativeDay extends AmountLabels {
  readonly seriesKey: string;
  readonly start: bigint;
  readonly day: Day;
  readonly lastTime: bigint;
  readonly lastValue: Decimal;
  /** Above `lastValue` only when the value fell during the day. */
  readonly peakValue: Decimal;
}

/** The amount of one day: US dollars or tokens. */
export interface DailyAmount extends AmountLabels {
  readonly day: Day;
  readonly value: Decimal;
}

/** The delta points, each once. Sent twice with two values, which no correct sender does, the larger one counts. */
export function distinctDeltas(points: Iterable<TelemetryPoint>): TelemetryPoint[] {
  const kept = new Map<string, TelemetryPoint>();
  for (const point of points) {
    if (point.temporality !== 'delta') continue;
    const key = `${point.seriesKey} ${point.start} ${point.time}`;
    const known = kept.get(key);
    if (!known || toUnits(point.value) > toUnits(known.value)) kept.set(key, point);
  }
  return [...kept.values()];
}

/** The cumulative points, summed up by sequence and day. */
export function cumulativeDays(points: Iterable<TelemetryPoint>): CumulativeDay[] {
  const kept = new Map<string, CumulativeDay>();
  for (const { temporality, time, value, ...rest } of points) {
    if (temporality !== 'cumulative') continue;
    const key = `${rest.seriesKey} ${rest.start} ${rest.day}`;
    const state = { ...rest, lastTime: time, lastValue: value, peakValue: value };
    const known = kept.get(key);
    kept.set(key, known ? mergeCumulativeDay(known, state) : state);
  }
  return [...kept.values()];
}

/** Two accounts of one day of one sequence, in either order: the later value is the last one, of two at once the larger. */
export function mergeCumulativeDay(a: CumulativeDay, b: CumulativeDay): CumulativeDay {
  const later = isLater(a, b) ? a : b;
  const peakValue = toUnits(a.peakValue) > toUnits(b.peakValue) ? a.peakValue : b.peakValue;
  return { ...later, peakValue };
}

function isLater(a: CumulativeDay, b: CumulativeDay): boolean {
  return a.lastTime === b.lastTime ? toUnits(a.lastValue) > toUnits(b.lastValue) : a.lastTime > b.lastTime;
}

/**
 * What a sequence rose by on a day, given the latest earlier day of the same sequence (null: it begins with this one).
 *
 * A value that falls although the start stays the same was counted anew from zero, which some senders do when they
 * restart: what was reached before the fall counts, and what was reached since. Of several falls on one day only the
 * last is seen, so that such a day may be counted too low but never too high.
 */
export function amountOfDay(state: CumulativeDay, earlier: CumulativeDay | null): Decimal {
  const [last, peak] = [toUnits(state.lastValue), toUnits(state.peakValue)];
  const before = earlier ? toUnits(earlier.lastValue) : 0n;
  const risen = peak < before ? peak : peak - before;
  return fromUnits(last < peak ? risen + last : risen);
}

/**
 * The amounts by day and labels, ordered. `deltas` are distinct points, or sums of such; `days` holds each day of a sequence once, and
 * with a day also the latest one before it.
 */
export function dailyAmounts(deltas: Iterable<DailyAmount>, days: Iterable<CumulativeDay>): DailyAmount[] {
  const amounts = new Map<string, DailyAmount>();
  for (const point of deltas) add(amounts, point, point.value);
  for (const sequence of sequencesOf(days)) {
    let earlier: CumulativeDay | null = null;
    for (const state of sequence) {
      add(amounts, state, amountOfDay(state, earlier));
      earlier = state;
    }
  }
  return [...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, amount]) => amount);
}

function sequencesOf(days: Iterable<CumulativeDay>): CumulativeDay[][] {
  const sequences = new Map<string, CumulativeDay[]>();
  for (const state of days) {
    const key = `${state.seriesKey} ${state.start}`;
    const sequence = sequences.get(key);
    if (sequence) sequence.push(state);
    else sequences.set(key, [state]);
  }
  return [...sequences.values()].map((sequence) => sequence.sort((a, b) => (a.day < b.day ? -1 : 1)));
}

function add(amounts: Map<string, DailyAmount>, from: AmountLabels & { readonly day: Day }, value: Decimal): void {
  const { day, metric, accountName, application, provider, model, tokenKind, operation } = from;
  const key = JSON.stringify([day, metric, accountName, application, provider, model, tokenKind, operation]);
  const sum = toUnits(amounts.get(key)?.value ?? value) + (amounts.has(key) ? toUnits(value) : 0n);
  const labels = { metric, accountName, application, provider, model, tokenKind, operation };
  amounts.set(key, { ...labels, day, value: fromUnits(sum) });
}
