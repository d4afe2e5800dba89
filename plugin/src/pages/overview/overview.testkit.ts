const TOTAL = { billed_cost: '1000.5', not_final_cost: '400.2', unpriced_charges: 0 };

/** A month of two sources in dollars; `today` of the tests is 2026-11-23. */
export const MONTH = {
  currencies: [
    {
      currency: 'USD',
      entered_for_later_days: '0',
      total: TOTAL,
      rows: [{ id: 'openai', value: 'OpenAI', service: 'OpenAI', billed_cost: '900.5', share: '0.9' }],
      other: { rows: 3, billed_cost: '100', share: '0.1' },
      sources: [
        { source: 'manual', billed_cost: '20', share: '0.02' },
        { source: 'api', billed_cost: '980.5', share: '0.98' },
      ],
    },
  ],
} as const;

const COMPARED = {
  first_day: '2026-11-01',
  last_day: '2026-11-22',
  previous_first_day: '2026-10-01',
  previous_last_day: '2026-10-22',
  days: 22,
  value: '950',
  previous_value: '1900',
  change: '-950',
  change_ratio: '-0.5',
} as const;

export const TRENDS = {
  series: [
    {
      currency: 'USD',
      buckets: [
        { start: '2026-11-21', value: '40', finality: 'final' },
        { start: '2026-11-22', value: '50', finality: 'settling' },
        { start: '2026-11-23', value: null, finality: null },
      ],
      month_over_month: COMPARED,
    },
  ],
} as const;

export const FORECAST = {
  forecasts: [
    {
      currency: 'USD',
      enough_data: true,
      note: null,
      method: 'combination',
      made_at: '2026-11-23T12:00:00Z',
      month_end: { expected: '1300.75', lower80: '1250', upper80: '1400', at_this_rate: { expected: '1280' } },
      accuracy: { basis: 'as issued', forecasts: 6, total_error: 0.07, total_coverage80: 0.83 },
      days: [],
    },
  ],
} as const;

export const BUDGET = {
  budget_id: 1,
  budget: 'Everything',
  scope: 'everything',
  currency: 'USD',
  period: 'month',
  period_last: '2026-11-30',
  days_left: 8,
  limit: '2000',
  spent: '1000.5',
  spent_not_final: '400.2',
  remaining: '999.5',
  used_ratio: 0.50025,
  level: 0,
  burn_rate_per_day: '40',
  expected_at_end: null,
  exhausted_by: 'forecast',
  exhausted_on: null,
  exhausted_on_earliest: null,
  exhausted_on_latest: null,
  counted: 'billed',
  currencies_not_counted: null,
  unpriced_charges: 0,
  freshness: 'fresh',
} as const;

export const ACCOUNT = {
  id: 7,
  name: 'research',
  service_id: 'openai',
  service_provider_name: 'OpenAI',
  origin: 'api',
  deleted_at: null,
  is_active: true,
  is_readable: true,
  is_stale: false,
  last_error: null,
  last_success_at: '2026-11-23T11:55:00Z',
  unpriced_charges: 0,
  windows: { failed: 0 },
} as const;

/** A collector in which all is well. */
export const WELL = {
  'GET /api/analytics/breakdown': MONTH,
  'GET /api/analytics/trends': TRENDS,
  'GET /api/analytics/forecast': FORECAST,
  'GET /api/budgets/status': { items: [BUDGET] },
  'GET /api/accounts': { items: [ACCOUNT] },
  'GET /api/services': { items: [{ id: 'openai', has_api: true }] },
  'GET /api/analytics/anomalies': { items: [] },
  'GET /api/manual-entries': { items: [] },
  'GET /api/analytics/restatements': { since: '2026-11-22', currencies: [] },
} as const;
