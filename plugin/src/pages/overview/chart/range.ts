import { daysAfter, type DayRange } from '../month';

/** How many days the chart shows. */
export const CHART_DAYS = [30, 60, 90] as const;
export type ChartDays = (typeof CHART_DAYS)[number];

/** The forecast reaches this far. */
const MOST_AHEAD = 30;

/** What an address says; 60 days unless it says something known. */
export function chartDaysOf(text: string | null): ChartDays {
  return CHART_DAYS.find((days) => String(days) === text) ?? 60;
}

/** So many days up to today, and half as many ahead. */
export function chartRange(today: string, days: ChartDays): DayRange {
  const ahead = Math.min(days / 2, MOST_AHEAD);
  return { firstDay: daysAfter(today, 1 - days), lastDay: daysAfter(today, ahead) };
}
