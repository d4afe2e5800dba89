import { dateTime, type TimeRange } from '@grafana/data';

const DAY_MS = 86_400_000;

/**
 * The UTC days of a stretch of time in milliseconds. The first is the first that begins in it, so that the last 30 days
 * are thirty with today; the last may not be over. A stretch within one day is that day.
 */
export function daysOf(from: number, to: number): { firstDay: string; lastDay: string } {
  const lastDay = dayOf(Math.max(from, to - 1));
  const firstWhole = dayOf(Math.ceil(from / DAY_MS) * DAY_MS);
  return { firstDay: firstWhole < lastDay ? firstWhole : lastDay, lastDay };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The stretch of time that these UTC days are; both are inside. */
export function rangeOf(firstDay: string, lastDay: string): TimeRange {
  const [from, to] = [dateTime(`${firstDay}T00:00:00Z`).utc(), dateTime(`${lastDay}T23:59:59.999Z`).utc()];
  return { from, to, raw: { from, to } };
}
