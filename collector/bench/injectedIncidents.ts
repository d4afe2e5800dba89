import { clamp, mean } from '../src/analysis/anomaly/order.js';
import { median } from '../src/analysis/stats/quantile.js';

export const INCIDENT_KINDS = ['spike', 'short spike', 'step', 'ramp', 'weekend', 'drop'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What was planted, by its first and last day. */
export interface PlantedIncident {
  readonly kind: IncidentKind;
  readonly first: number;
  readonly last: number;
}

export interface PlantedSeries {
  readonly costs: readonly number[];
  readonly incidents: readonly PlantedIncident[];
}

export type Random = () => number;

const SEASON = 7;
const SMOOTHING = 21;
const BLOCK = 14;
const CLIP = 3.5;
const MAD_TO_SIGMA = 1.4826;
const FIRST_INCIDENT = 70;
const APART = 35;
const LEAST_WEEKEND_LIFT = 1.15;

/** A quiet series that is made of a real one: its level, its week, and its noise in blocks, cut at 3.5 robust sigma. */
export function quietSeries(values: readonly (number | null)[], random: Random): number[] {
  const filled = fillByWeekday(values);
  const level = smooth(smooth(filled));
  const ratios = filled.map((value, index) => value / Math.max(level[index] ?? 0, Number.MIN_VALUE));
  const shape = byWeekday(ratios);
  const noise = ratios.map((ratio, index) => ratio / Math.max(at(shape, index), Number.MIN_VALUE) - 1);
  const centre = median(noise);
  const limit = CLIP * MAD_TO_SIGMA * median(noise.map((value) => Math.abs(value - centre)));
  const shuffled = blocks(noise, random).map((value) => clamp(value, centre - limit, centre + limit));
  return level.map((value, index) => value * at(shape, index) * Math.max(0, 1 + (shuffled[index] ?? 0)));
}

/** Plants incidents of all kinds into a quiet series, at least 35 days apart. */
export function plant(quiet: readonly number[], random: Random): PlantedSeries {
  const costs = [...quiet];
  const incidents: PlantedIncident[] = [];
  let first = FIRST_INCIDENT + Math.floor(random() * 20);
  while (first + APART < costs.length) {
    const kind = INCIDENT_KINDS[Math.floor(random() * INCIDENT_KINDS.length)] ?? 'spike';
    const planted = kind === 'weekend' ? plantWeekend(costs, first) : multiply(costs, first, pattern(kind, random));
    if (planted !== null) incidents.push({ kind, first: planted[0], last: planted[1] });
    first += APART + 15 + Math.floor(random() * 20);
  }
  return { costs, incidents };
}

interface Pattern {
  /** What each day of the incident is multiplied with. */
  readonly factors: readonly number[];
  /** Whether the last factor stays for good. */
  readonly stays: boolean;
}

function pattern(kind: Exclude<IncidentKind, 'weekend'>, random: Random): Pattern {
  const between = (low: number, high: number): number => low + random() * (high - low);
  const days = (low: number, high: number): number => Math.floor(between(low, high + 1));
  const flat = (count: number, factor: number): number[] => Array.from({ length: count }, () => factor);
  switch (kind) {
    case 'spike':
      return { factors: [between(1.6, 4.6)], stays: false };
    case 'short spike':
      return { factors: flat(days(2, 3), between(1.6, 4.6)), stays: false };
    case 'step':
      return { factors: flat(days(10, 25), between(1.4, 3)), stays: random() < 0.5 };
    case 'ramp': {
      const growth = between(1.06, 1.12);
      return {
        factors: Array.from({ length: days(10, 20) }, (_, index) => growth ** (index + 1)),
        stays: random() < 0.5,
      };
    }
    case 'drop':
      return { factors: flat(days(1, 3), between(0, 0.4)), stays: false };
  }
}

function multiply(costs: number[], first: number, { factors, stays }: Pattern): [number, number] {
  const end = first + factors.length;
  const after = stays ? (factors.at(-1) ?? 1) : 1;
  for (let index = first; index < costs.length; index += 1) {
    costs[index] = (costs[index] ?? 0) * (index < end ? (factors[index - first] ?? 1) : after);
  }
  return [first, Math.min(end, costs.length) - 1];
}

/** The two cheapest neighbouring days of the week run like the busiest one; null when they are hardly cheaper. */
function plantWeekend(costs: number[], from: number): [number, number] | null {
  const aligned = from - (from % SEASON);
  const shape = byWeekday(costs.slice(aligned - 8 * SEASON, aligned));
  const pairs = shape.map((value, phase) => value + at(shape, phase + 1));
  const phase = pairs.indexOf(Math.min(...pairs));
  const days = [phase, (phase + 1) % SEASON];
  const others = shape.filter((_, index) => !days.includes(index));
  if (mean(others) < LEAST_WEEKEND_LIFT * mean(days.map((index) => at(shape, index)))) return null;
  const first = aligned + SEASON + phase;
  for (const index of [first, first + 1]) costs[index] = ((costs[index] ?? 0) * Math.max(...others)) / at(shape, index);
  return [first, first + 1];
}

function at(shape: readonly number[], index: number): number {
  return shape[((index % SEASON) + SEASON) % SEASON] ?? 0;
}

/** The middle of each phase of the week. */
function byWeekday(values: readonly number[]): number[] {
  return Array.from({ length: SEASON }, (_, phase) => median(values.filter((_v, index) => index % SEASON === phase)));
}

function fillByWeekday(values: readonly (number | null)[]): number[] {
  const known = Array.from({ length: SEASON }, (_, phase) =>
    median(values.filter((value, index): value is number => value !== null && index % SEASON === phase)),
  );
  return values.map((value, index) => value ?? at(known, index));
}

/** A moving average of three weeks, in the middle of them. */
export function smooth(values: readonly number[]): number[] {
  const half = SMOOTHING >> 1;
  return values.map((_, index) => mean(values.slice(Math.max(0, index - half), index + half + 1)));
}

/** The same values in random blocks that begin on the same weekday, so that neighbours stay together. */
function blocks(values: readonly number[], random: Random): number[] {
  const shuffled: number[] = [];
  const starts = Math.floor((values.length - BLOCK) / SEASON);
  while (shuffled.length < values.length) {
    const start = Math.floor(random() * starts) * SEASON;
    shuffled.push(...values.slice(start, start + BLOCK));
  }
  return shuffled.slice(0, values.length);
}
