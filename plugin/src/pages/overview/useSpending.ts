import type { CallAnswer } from '../../api/calls';
import { useCall } from '../../data/useCall';
import { daysAfter, monthOf } from './month';
import type { ShareBy } from './shares/shareBy';
import { useForecast } from './useForecast';

/** What one currency cost this month. */
export type MonthCost = CallAnswer<'GET /api/analytics/breakdown'>['currencies'][number];
/** One currency day by day, and the month so far against the one before. */
export type Trend = CallAnswer<'GET /api/analytics/trends'>['series'][number];
export type BudgetStatus = CallAnswer<'GET /api/budgets/status'>['items'][number];
export type Account = CallAnswer<'GET /api/accounts'>['items'][number];

/** More than anybody has. */
const ALL = { limit: 1000 };
/** Rows of "where it goes". */
const DEAREST = 5;
/** Days of which each is shown: yesterday and the days around it. */
const LATEST_DAYS = 7;
/** A page that stays open keeps its figures fresh. */
const every = 5 * 60_000;

/** The figures that people come for. They are asked for at once, before anything is drawn. */
export function useSpending(today: string, by: ShareBy) {
  const { firstDay, lastDay } = monthOf(today);
  const month = { by, start_date: firstDay, end_date: lastDay, limit: DEAREST, cache_hits: false };
  return {
    month: useCall('GET /api/analytics/breakdown', { query: month }, { every }),
    trends: useCall('GET /api/analytics/trends', { query: { start_date: daysAfter(today, -LATEST_DAYS) } }, { every }),
    budgets: useCall('GET /api/budgets/status', { query: ALL }, { every }),
    accounts: useCall('GET /api/accounts', {}, { every }),
    forecast: useForecast(),
  };
}

export type Spending = ReturnType<typeof useSpending>;
