import { dayOfEpoch, dayOfMonth, daysBetween, startOfDay, type Day } from '../../src/domain/day.js';
import { toUnits } from '../../src/domain/decimal.js';
import type { Meter, Trend, Workload } from './account.js';
import { draw, hashOf } from './random.js';
import { publicPermille, restatedPermille } from './schedule.js';
import type { PricedWorkload, Restatement, SimulatedAccount, World } from './world.js';

/** One priced meter of an activity; amounts are in 10^-12 USD. */
export interface Line {
  readonly workload: Workload;
  readonly meter: Meter;
  readonly quantity: number;
  /** What is charged. */
  readonly amount: bigint;
  /** What the price list says. */
  readonly list: bigint;
}

/** What one workload did on one day, as far as the provider publishes it. */
export interface Activity {
  readonly workload: Workload;
  readonly requests: number;
  readonly lines: readonly Line[];
}

const DAY_MS = 86_400_000;
const RESTATED_STEP = 100n;
const UNITS_PER_DOLLAR = 1_000_000_000_000n;

/** The UTC day of an ISO instant; throws when it is not one. */
export function dayOfInstant(asOf: string): Day {
  const ms = Date.parse(asOf);
  if (Number.isNaN(ms))
    throw new RangeError(`not an instant: ${JSON.stringify(asOf)}; write it as 2026-01-31T12:00:00Z`);
  return dayOfEpoch(ms);
}

/** What the provider publishes about `day` on the day `asOfDay`. The hour never matters: two reads on one day are equal. */
export function publishedOn(world: World, account: SimulatedAccount, day: Day, asOfDay: Day): Activity[] {
  const age = daysBetween(day, asOfDay);
  if (age < 0 || day < account.firstDay) return [];
  const root = hashOf(world.seed, account.name, day);
  const level = accountLevel(world, account, day) * (0.95 + 0.1 * draw(root, 0, 20));
  const volumes = account.priced.map(({ workload }, index) => requestsOf(account, workload, day, level, root, index));
  const restatable = volumes.map((volume, index) => (account.priced[index]?.workload.kind === 'credit' ? 0 : volume));
  const changes = restatedPermille(world, account, day, asOfDay, restatable);
  const activities: Activity[] = [];
  account.priced.forEach((priced, index) => {
    const share = publishedShare(priced.workload, root, index, age) * (changes?.[index] ?? 1000);
    const activity = activityOf(priced, volumes[index] ?? 0, share, day, root, index);
    if (activity) activities.push(activity);
  });
  return restate(
    activities,
    world.restatements.filter((r) => r.account === account.name && r.day === day),
  );
}

function publishedShare(workload: Workload, root: number, index: number, age: number): number {
  if (workload.kind === 'credit') return age === 0 ? 0 : 1000;
  return publicPermille(root, index, age);
}

function accountLevel(world: World, account: SimulatedAccount, day: Day): number {
  const span = Math.max(1, daysBetween(account.firstDay, world.today));
  const progress = daysBetween(account.firstDay, day) / span;
  return account.startLevel + (1 - account.startLevel) * progress;
}

function requestsOf(
  account: SimulatedAccount,
  workload: Workload,
  day: Day,
  level: number,
  root: number,
  index: number,
): number {
  if (workload.monthlyOn !== null) return dayOfMonth(day) === workload.monthlyOn ? workload.requests : 0;
  const rhythm = isWeekend(day) ? workload.weekend : 1;
  const noise = 0.88 + 0.24 * draw(root, index, 1);
  const volume = workload.requests * level * rhythm * noise * trendFactor(workload.trend, day);
  return Math.floor(volume * surgeFactor(account, workload, day));
}

function isWeekend(day: Day): boolean {
  const weekday = (startOfDay(day) / DAY_MS + 4) % 7;
  return weekday === 0 || weekday === 6;
}

function trendFactor(trend: Trend | null, day: Day): number {
  if (!trend) return 1;
  const progress = Math.min(1, Math.max(0, daysBetween(trend.from, day) / trend.days));
  return trend.before + (trend.after - trend.before) * progress;
}

function surgeFactor(account: SimulatedAccount, workload: Workload, day: Day): number {
  const surge = account.surges.find(({ key, from, days }) => {
    const offset = daysBetween(from, day);
    return key === workload.key && offset >= 0 && offset < days;
  });
  return surge?.factor ?? 1;
}

/** `share` is in millionths: the public thousandths times the restated thousandths. */
function activityOf(
  priced: PricedWorkload,
  volume: number,
  share: number,
  day: Day,
  root: number,
  index: number,
): Activity | null {
  const requests = scale(volume, share);
  if (requests === 0) return null;
  const { workload, meters, perRequest } = priced;
  const units = pricesOn(priced, day);
  const charged = BigInt(workload.chargedPermille);
  const lines: Line[] = [];
  for (let slot = 0; slot < meters.length; slot++) {
    const meter = meters[slot];
    const jitter = workload.kind === 'credit' ? 1 : 0.94 + 0.12 * draw(root, index, 30 + slot);
    const quantity = scale(Math.floor(volume * (perRequest[slot] ?? 0) * jitter), share);
    if (meter === undefined || quantity === 0) continue;
    const list = BigInt(quantity) * (units[slot] ?? 0n);
    lines.push({ workload, meter, quantity, list, amount: charged === 1000n ? list : (list * charged) / 1000n });
  }
  return { workload, requests, lines };
}

function scale(count: number, millionths: number): number {
  return millionths === 1_000_000 ? count : Math.floor(count * (millionths / 1_000_000));
}

function pricesOn(priced: PricedWorkload, day: Day): readonly bigint[] {
  let current: readonly bigint[] = [];
  for (const step of priced.prices) if (step.from <= day) current = step.units;
  return current;
}

function restate(activities: Activity[], restatements: readonly Restatement[]): Activity[] {
  return restatements.reduce((current, restatement) => {
    let left = restatement.rows ?? Number.POSITIVE_INFINITY;
    const factor = toUnits(restatement.factor);
    const change = (line: Line): Line => {
      if (line.amount === 0n || left-- <= 0) return line;
      return { ...line, amount: multiply(line.amount, factor), list: multiply(line.list, factor) };
    };
    return current.map((activity) => ({ ...activity, lines: activity.lines.map(change) }));
  }, activities);
}

function multiply(amount: bigint, factor: bigint): bigint {
  return ((amount * factor) / UNITS_PER_DOLLAR / RESTATED_STEP) * RESTATED_STEP;
}
