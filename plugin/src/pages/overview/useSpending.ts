import type { CallAnswer } from '../../api/calls';
import { useCall } from '../../data/useCall';
import { useAccountStates, type SeenAccount } from '../accounts/useAccountStates';
import { every } from './every';
import { daysAfter, monthOf } from './month';
import type { ShareBy } from './shares/shareBy';
import { useForecast } from './useForecast';

/** What one currency cost this month. */
export type MonthCost = CallAnswer<'GET /api/analytics/breakdown'>['currencies'][number];
/** One currency day by day, and the month so far against the one before. */
export type Trend = CallAnswer<'GET /api/analytics/trends'>['series'][number];
export type BudgetStatus = CallAnswer<'GET /api/budgets/status'>['items'][number];
export type Account = SeenAccount;

/** More than anybody has. */
const ALL = { limit: 1000 };
/** Rows of "where it goes". */
const DEAREST = 5;
/** Days of which each is shown: yesterday and the days around it. */
const LATEST_DAYS = 7;
/** The figures that people come for. They are asked for at once, before anything is drawn. */
export function useSpending(today: string, by: ShareBy) {
  return {
    month: useMonth(today, 'service'),
    shares: useMonth(today, by),
    trends: useCall('GET /api/analytics/trends', { query: { start_date: daysAfter(today, -LATEST_DAYS) } }, { every }),
    budgets: useCall('GET /api/budgets/status', { query: ALL }, { every }),
    accounts: useAccountStates({ withRemoved: true, every }),
    forecast: useForecast(),
  };
}

/** The month, split; its sums are the same whatever it is split by. */
function useMonth(today: string, by: ShareBy) {
  const { firstDay, lastDay } = monthOf(today);
  const query = { by, start_date: firstDay, end_date: lastDay, limit: DEAREST, cache_hits: false };
  return useCall('GET /api/analytics/breakdown', { query }, { every });
}

export type Spending = ReturnType<typeof useSpending>;
