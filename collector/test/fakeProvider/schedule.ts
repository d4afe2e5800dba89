import { addDays, addMonths, daysBetween, firstOfMonth, startOfDay, type Day } from '../../src/domain/day.js';
import type { SimulatedAccount, World } from './world.js';
import { draw, drawInteger, hashOf } from './random.js';

const RESTATED_EVERY_DAYS = 9;
const RESTATED_AT_AGE = 6;
const MONTH_CLOSES_ON_DAY = 3;
const DAY_MS = 86_400_000;

/** The age in days from which a day's figures stay, but for its scheduled restatements. */
export const FINAL_AT_AGE = 3;

/** Thousandths of the final volume of activity `index` that are public when its day is `age` days old. */
export function publicPermille(root: number, index: number, age: number): number {
  if (age >= FINAL_AT_AGE) return 1000;
  if (age <= 0) return drawInteger(root, 200, 300, index, 11);
  const missing = drawInteger(root, 0, 60, index, 12);
  return age === 1 ? 1000 - missing : 1000 - Math.floor(missing / 6);
}

/** Whether the day is restated when it is six days old: every ninth day of an account. */
export function isRestatedLater(world: World, account: SimulatedAccount, day: Day): boolean {
  const offset = hashOf(world.seed, account.name, 'restated') % RESTATED_EVERY_DAYS;
  return (startOfDay(day) / DAY_MS + offset) % RESTATED_EVERY_DAYS === 0;
}

/** The one day of the month that the close of the month, on the 3rd of the next, corrects. */
export function monthCloseDay(world: World, account: SimulatedAccount, anyDayOfMonth: Day): Day {
  const first = firstOfMonth(anyDayOfMonth);
  return addDays(first, drawInteger(hashOf(world.seed, account.name, first, 'close'), 1, 22, 0));
}

/** The first day on which the close of the month is public. */
export function monthClosePublished(anyDayOfMonth: Day): Day {
  return addDays(addMonths(firstOfMonth(anyDayOfMonth), 1), MONTH_CLOSES_ON_DAY - 1);
}

/**
 * Thousandths for every activity, by which the scheduled restatements change it; 0 is a row that is not public.
 * `volumes` are the requests per activity; credits have none to restate and are given as 0.
 */
export function restatedPermille(
  world: World,
  account: SimulatedAccount,
  day: Day,
  asOfDay: Day,
  volumes: readonly number[],
): number[] | null {
  const isRestated = isRestatedLater(world, account, day);
  const isClosed = monthCloseDay(world, account, day) === day && asOfDay >= monthClosePublished(day);
  const active = volumes.flatMap((volume, index) => (volume > 0 ? [index] : []));
  if ((!isRestated && !isClosed) || active.length < 3) return null;
  const root = hashOf(world.seed, account.name, day, 'restatement');
  const permille = volumes.map(() => 1000);
  if (isRestated) restateAtAge(permille, root, active, volumes, daysBetween(day, asOfDay) >= RESTATED_AT_AGE);
  if (isClosed) closeMonth(permille, root, active);
  return permille;
}

function restateAtAge(
  permille: number[],
  root: number,
  active: readonly number[],
  volumes: readonly number[],
  isDue: boolean,
): void {
  const small = [...active].sort((a, b) => (volumes[a] ?? 0) - (volumes[b] ?? 0)).slice(0, active.length >> 1);
  const odd = small[drawInteger(root, 0, small.length - 1, 1)];
  if (isDue) {
    const chosen = active.filter((index) => index !== odd && draw(root, index, 2) < 0.2);
    const sure = active.find((index) => index !== odd);
    if (chosen.length === 0 && sure !== undefined) chosen.push(sure);
    for (const index of chosen) permille[index] = changedPermille(root, index, -20, 30);
  }
  const vanishes = draw(root, 3) < 0.5;
  if (odd !== undefined && vanishes === isDue) permille[odd] = 0;
}

function closeMonth(permille: number[], root: number, active: readonly number[]): void {
  const index = active[drawInteger(root, 0, active.length - 1, 4)];
  if (index === undefined) return;
  permille[index] = Math.floor(((permille[index] ?? 1000) * changedPermille(root, index, -15, 25)) / 1000);
}

/** 1000 plus a change that is never nothing. */
function changedPermille(root: number, index: number, low: number, high: number): number {
  const change = drawInteger(root, low, high, index, 5);
  return 1000 + (change === 0 ? high : change);
}
