import { dateMath } from '@grafana/data';

/** UTC days, both inside, written as 2026-01-31. */
export interface DayRange {
  readonly firstDay: string;
  readonly lastDay: string;
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

/** Periods that mean other days tomorrow, so that what somebody saved today is right next month too. */
export const PERIODS = {
  'last-30-days': { label: 'Last 30 days', range: (today: string) => daysUntil(today, DEFAULT_DAYS) },
  'this-month': { label: 'This month', range: (today: string) => ({ firstDay: monthStart(today, 0), lastDay: today }) },
  'last-month': { label: 'Last month', range: (today: string) => months(today, -1, 1) },
  'this-quarter': {
    label: 'This quarter',
    range: (today: string) => ({ firstDay: monthStart(today, -monthOfQuarter(today)), lastDay: today }),
  },
  'last-quarter': { label: 'Last quarter', range: (today: string) => months(today, -monthOfQuarter(today) - 3, 3) },
  'this-year': {
    label: 'This year',
    range: (today: string) => ({ firstDay: `${today.slice(0, 4)}-01-01`, lastDay: today }),
  },
} as const satisfies Record<string, { label: string; range: (today: string) => DayRange }>;

export type PeriodName = keyof typeof PERIODS;
export const PERIOD_NAMES = Object.keys(PERIODS) as PeriodName[];

/** Today by UTC, as the collector counts days. */
export function todayInUtc(): string {
  return dayOf(Date.now());
}

/**
 * The days that `from` and `to` of an address mean. They may be days, instants (ISO 8601 or milliseconds, as links from
 * panels have them) or times such as `now-7d`. Null when neither can be read.
 */
export function rangeOf(from: string | null, to: string | null, today: string): DayRange | null {
  const first = firstDayOf(from);
  const last = lastDayOf(to);
  if (first === null && last === null) return null;
  const lastDay = last ?? (first !== null && first > today ? first : today);
  return { firstDay: first ?? daysUntil(lastDay, DEFAULT_DAYS).firstDay, lastDay };
}

function firstDayOf(text: string | null): string | null {
  if (text === null || isDay(text)) return text;
  const instant = instantOf(text, false);
  return instant === null ? null : dayOf(instant);
}

/** An instant ends what it ends: midnight belongs to the day before. */
function lastDayOf(text: string | null): string | null {
  if (text === null || isDay(text)) return text;
  const instant = instantOf(text, true);
  return instant === null ? null : dayOf(instant - 1);
}

function instantOf(text: string, isEnd: boolean): number | null {
  if (/^\d{1,14}$/.test(text)) return Number(text);
  const moment = dateMath.toDateTime(text, { roundUp: isEnd, timezone: 'utc' });
  return moment?.isValid() === true ? moment.valueOf() : null;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text;
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function daysUntil(lastDay: string, days: number): DayRange {
  return { firstDay: dayOf(Date.parse(lastDay) - (days - 1) * DAY_MS), lastDay };
}

function months(today: string, offset: number, count: number): DayRange {
  return {
    firstDay: monthStart(today, offset),
    lastDay: dayOf(Date.parse(monthStart(today, offset + count)) - DAY_MS),
  };
}

function monthStart(day: string, offset: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return dayOf(Date.UTC(year, month - 1 + offset, 1));
}

function monthOfQuarter(day: string): number {
  return (Number(day.slice(5, 7)) - 1) % 3;
}
