/** One metric as Prometheus sees it. */
export interface MetricDefinition {
  readonly name: string;
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly help: string;
  /** Never a user, key, session or request: their number has no bound. */
  readonly labels: readonly string[];
  readonly buckets?: readonly number[];
}

/**
 * Every metric of our own. Money is a gauge, because a provider may take some back. Costs of different currencies are
 * different series and never added up. With very many accounts the cheap ones are summed up as account `other`.
 */
export const CATALOG = [
  {
    name: 'aicost_month_to_date_cost',
    type: 'gauge',
    help: 'Cost of the current UTC month so far, in the unit of the currency label.',
    labels: ['account', 'service', 'currency'],
  },
  {
    name: 'aicost_today_cost',
    type: 'gauge',
    help: 'Cost of the current UTC day so far, in the unit of the currency label. Absent until the provider tells of the day.',
    labels: ['account', 'service', 'currency'],
  },
  {
    name: 'aicost_source_share_ratio',
    type: 'gauge',
    help: 'Part of the cost of the current UTC month that was billed (api), estimated, imported or entered by hand.',
    labels: ['source', 'currency'],
  },
  {
    name: 'aicost_unpriced_rows',
    type: 'gauge',
    help: 'Charges without a price. They are missing from every cost, and are not zero.',
    labels: ['account', 'service'],
  },
  {
    name: 'aicost_account_last_success_timestamp_seconds',
    type: 'gauge',
    help: 'When the account was last read completely. For account "other": the oldest of them.',
    labels: ['account', 'service'],
  },
  {
    name: 'aicost_account_up',
    type: 'gauge',
    help: 'Whether the last read of the account got answers: 1 all or some, 0 none. Absent before the first read.',
    labels: ['account', 'service'],
  },
  {
    name: 'aicost_windows',
    type: 'gauge',
    help: 'Days stored, by finality. Failed ones could not be renewed at the last try and are counted under their finality as well.',
    labels: ['account', 'service', 'finality'],
  },
  {
    name: 'aicost_sync_runs_total',
    type: 'counter',
    help: 'Reads of an account that have ended, by all collectors, by outcome.',
    labels: ['account', 'service', 'outcome'],
  },
  {
    name: 'aicost_sync_duration_seconds',
    type: 'histogram',
    help: 'Duration of reads by this collector.',
    labels: ['service'],
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
  },
  {
    name: 'aicost_rows_restated_total',
    type: 'counter',
    help: 'Amounts that a provider changed after they were first stored.',
    labels: ['account', 'service'],
  },
  {
    name: 'aicost_schema_drift_total',
    type: 'counter',
    help: 'Fields that a provider was seen to send and the collector does not know.',
    labels: ['account', 'service'],
  },
  {
    name: 'aicost_anomalies_open',
    type: 'gauge',
    help: 'Unusual costs that ended at most 14 days ago and that nobody has judged, one a cause.',
    labels: ['account', 'service', 'currency'],
  },
  {
    name: 'aicost_anomaly_precision_ratio',
    type: 'gauge',
    help: 'Part of the anomalies judged in the last 365 days that was real: confirmed / (confirmed + false alarms). Absent until one is judged.',
    labels: ['account'],
  },
  {
    name: 'aicost_amounts_rounded_total',
    type: 'counter',
    help: 'Amounts with more than twelve decimal places, rounded half to even.',
    labels: [],
  },
  {
    name: 'aicost_rows_rejected_total',
    type: 'counter',
    help: 'Rows of providers that could not be understood and are kept apart.',
    labels: [],
  },
  {
    name: 'aicost_exports_total',
    type: 'counter',
    help: 'Exports through this collector that have ended, by how: finished, aborted by the reader, failed, or refused by the hourly limit.',
    labels: ['format', 'outcome'],
  },
  {
    name: 'aicost_export_rows_total',
    type: 'counter',
    help: 'Records in complete exports through this collector.',
    labels: ['format'],
  },
  {
    name: 'aicost_export_duration_seconds',
    type: 'histogram',
    help: 'Duration of exports through this collector, until the reader had everything.',
    labels: ['format'],
    buckets: [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000],
  },
  {
    name: 'aicost_budget_used_ratio',
    type: 'gauge',
    help: 'What was spent of a budget in its running period, by its limit. Account "all": it is not of one account.',
    labels: ['budget', 'account', 'currency'],
  },
  {
    name: 'aicost_budget_limit',
    type: 'gauge',
    help: 'Limit of a budget whose period is running, in the unit of the currency label.',
    labels: ['budget', 'account', 'currency'],
  },
  {
    name: 'aicost_budgets_dropped',
    type: 'gauge',
    help: 'Budgets without series of their own: only the 200 of which most is used have some.',
    labels: [],
  },
  {
    name: 'aicost_forecast_month_end_cost',
    type: 'gauge',
    help: 'What the current UTC month is expected to cost in the end: quantile 0.5, and the ends of the band of 80 % as 0.1 and 0.9.',
    labels: ['account', 'service', 'currency', 'quantile'],
  },
  {
    name: 'aicost_forecast_mape_ratio',
    type: 'gauge',
    help: 'Mean error of totals of forecasts as they were made at the time, by days ahead. Account "all": everything in the currency.',
    labels: ['account', 'service', 'currency', 'horizon'],
  },
  {
    name: 'aicost_forecast_coverage_ratio',
    type: 'gauge',
    help: 'How often totals of accounts lay in the band of that level; it should be near the level.',
    labels: ['level'],
  },
  {
    name: 'aicost_forecasts_dropped',
    type: 'gauge',
    help: 'Accounts whose forecast has no series of its own: only the 200 that are expected to cost most have some.',
    labels: [],
  },
  {
    name: 'aicost_alert_notifications_total',
    type: 'counter',
    help: 'Alerts of webhooks (recorded, duplicate, refused) and mails (sent, retried, failed, suppressed) by this collector.',
    labels: ['channel', 'outcome'],
  },
  {
    name: 'aicost_alert_delivery_seconds',
    type: 'histogram',
    help: 'From the start of an alert until a mail about it was taken by the mail service.',
    labels: ['channel'],
    buckets: [10, 30, 60, 120, 300, 600, 1800, 3600, 14400],
  },
  {
    name: 'aicost_ledger_faults',
    type: 'gauge',
    help: 'Stored days whose charges, total, history and sums were not the same figure when the ledger was last added up. Absent before that.',
    labels: [],
  },
  {
    name: 'aicost_ledger_checked_timestamp_seconds',
    type: 'gauge',
    help: 'When the ledger was last added up; it is done every night.',
    labels: [],
  },
  {
    name: 'aicost_clock_skew_seconds',
    type: 'gauge',
    help: 'Clock of the database minus clock of this collector. The database decides what day it is.',
    labels: [],
  },
  {
    name: 'aicost_database_up',
    type: 'gauge',
    help: 'Whether the figures could be read at the last try. While it is 0 they are the last good ones.',
    labels: [],
  },
  {
    name: 'aicost_figures_timestamp_seconds',
    type: 'gauge',
    help: 'When the figures were read from the database.',
    labels: [],
  },
  {
    name: 'aicost_metrics_series_dropped',
    type: 'gauge',
    help: 'Series that are summed up in account "other", because there are too many.',
    labels: [],
  },
  {
    name: 'aicost_build_info',
    type: 'gauge',
    help: 'Always 1; the label tells the version.',
    labels: ['version'],
  },
] as const satisfies readonly MetricDefinition[];

export type MetricName = (typeof CATALOG)[number]['name'];
