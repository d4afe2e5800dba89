import { addDays, day as dayLiteral, type Day } from '../../src/domain/day.js';
import { fromUnits, type Decimal } from '../../src/domain/decimal.js';
import { countsRequests, isTokenMeter } from './account.js';
import { dayOfInstant, publishedOn, type Activity } from './published.js';
import { accountOf, type SimulatedAccount, type World } from './world.js';

/** The sums of what an account's endpoints publish about a day. */
export interface Truth {
  readonly account: string;
  readonly day: Day;
  readonly currency: 'USD';
  readonly billedCost: Decimal;
  /** Input with cached and cache writes, plus output, from the usage endpoints. */
  readonly tokens: string;
  /** Null where no endpoint gives a number of requests. */
  readonly requests: string | null;
  /** False when the provider answers nothing for that day: not yet, or no longer. The sums then say what it knows. */
  readonly readable: boolean;
}

/** The oldest day that Anthropic's analytics endpoints answer for at all. */
export const ANALYTICS_FIRST_DAY = dayLiteral('2026-01-01');
export const ANALYTICS_DAYS_BACK = 365;
/** OpenRouter answers for the last so many completed days. */
export const ACTIVITY_DAYS_BACK = 30;

/** What a collector that read everything at `asOf` must hold for that day, to the last digit. */
export function truthOf(world: World, accountName: string, day: Day, asOf: string): Truth {
  const account = accountOf(world, accountName);
  const asOfDay = dayOfInstant(asOf);
  const activities = isHeldBack(account, day, asOfDay) ? [] : publishedOn(world, account, day, asOfDay);
  return {
    account: accountName,
    day,
    currency: 'USD',
    billedCost: fromUnits(costOf(activities)),
    tokens: String(tokensOf(activities)),
    requests: givesRequests(account, day, asOfDay) ? String(requestsOf(activities)) : null,
    readable: isReadable(account, day, asOfDay),
  };
}

/** OpenRouter publishes a day only when it is over. */
export function isHeldBack(account: SimulatedAccount, day: Day, asOfDay: Day): boolean {
  return account.provider === 'openrouter' && day >= asOfDay;
}

/** Whether Anthropic's analytics endpoints answer for the day. */
export function isInAnalytics(account: SimulatedAccount, day: Day, asOfDay: Day): boolean {
  return account.analytics && day >= ANALYTICS_FIRST_DAY && day >= addDays(asOfDay, -ANALYTICS_DAYS_BACK);
}

function isReadable(account: SimulatedAccount, day: Day, asOfDay: Day): boolean {
  if (account.provider !== 'openrouter') return day <= asOfDay;
  return day < asOfDay && day >= addDays(asOfDay, -ACTIVITY_DAYS_BACK);
}

function givesRequests(account: SimulatedAccount, day: Day, asOfDay: Day): boolean {
  return account.provider !== 'anthropic' || isInAnalytics(account, day, asOfDay);
}

function costOf(activities: readonly Activity[]): bigint {
  let total = 0n;
  for (const { lines } of activities) for (const line of lines) total += line.amount;
  return total;
}

function tokensOf(activities: readonly Activity[]): number {
  let total = 0;
  for (const { lines } of activities) for (const line of lines) if (isTokenMeter(line.meter)) total += line.quantity;
  return total;
}

function requestsOf(activities: readonly Activity[]): number {
  return activities.reduce((sum, { workload, requests }) => sum + (countsRequests(workload.kind) ? requests : 0), 0);
}
