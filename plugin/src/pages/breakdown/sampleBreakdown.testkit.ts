import type { CallAnswer } from '../../api/calls';
import type { CurrencyBreakdown, Row } from './question/question';

type Figures = CurrencyBreakdown['total'];

/** Figures that are all known, with what a test wants to be different. */
export function sampleFigures(over: Partial<Figures> = {}): Figures {
  return {
    ...{ billed_cost: '100', not_final_cost: '0', share: '1', tokens: '1000000', requests: '100' },
    ...{ charges: 3, unpriced_charges: 0, cost_per_1k_tokens: '0.1', cost_per_request: '1', cache_hit_share: '0.5' },
    ...{ compared_cost: '100', previous_cost: '80', mean_per_day: '5', previous_mean_per_day: '4' },
    ...{ change: '20', change_ratio: '0.25' },
    ...over,
  };
}

export function sampleRow(id: string, value: string, over: Partial<Row> = {}): Row {
  return { id, value, service: value, account: '', ...sampleFigures(), ...over };
}

/** Two days in dollars, of which the second is running; the month grew by a quarter, the quarter is new. */
export function sampleTrends(): CallAnswer<'GET /api/analytics/trends'> {
  const bucket = (day: string, value: string, isRunning: boolean) => ({
    ...{ start: day, end: day, value, is_complete: !isRunning, is_running: isRunning, missing_days: 0 },
    ...{ finality: 'settling' as const, moving_average_7: '5.25', moving_average_30: null },
  });
  const compared = {
    ...{
      first_day: '2026-11-01',
      last_day: '2026-11-22',
      previous_first_day: '2026-10-01',
      previous_last_day: '2026-10-22',
    },
    ...{ days: 22, known_days: 22, previous_known_days: 22, value: '100', previous_value: '80' },
    ...{ mean_per_day: '5', previous_mean_per_day: '4', change: '20', change_ratio: '0.25' },
  };
  const unknown = {
    ...compared,
    known_days: 20,
    previous_known_days: 0,
    previous_value: null,
    change: null,
    change_ratio: null,
  };
  return {
    ...{ metric: 'cost', interval: 'day', first_day: '2026-11-22', last_day: '2026-11-23', running_day: '2026-11-23' },
    series: [
      {
        ...{ currency: 'USD', total: '15', unpriced_charges: 0, entered_for_later_days: '0' },
        buckets: [bucket('2026-11-22', '10', false), bucket('2026-11-23', '5', true)],
        ...{ previous_period: null, month_over_month: compared, quarter_over_quarter: unknown },
      },
    ],
  };
}
