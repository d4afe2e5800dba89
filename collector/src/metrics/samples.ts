import { fromUnits } from '../domain/decimal.js';
import type { Figures } from '../store/figures/readFigures.js';
import type { AccountFigures } from './accountFigures.js';
import { budgetSamples } from './budgetSamples.js';
import { forecastSamples } from './forecastSamples.js';
import type { MetricName } from './catalog.js';
import type { Sample } from './metricRegistry.js';

export type Samples = ReadonlyMap<MetricName, readonly Sample[]>;

/** Every series of some accounts. Money becomes a floating point number only here, at the edge. */
export function accountSamples(accounts: readonly AccountFigures[]): Samples {
  const samples = new Map<MetricName, Sample[]>(ACCOUNT_METRICS.map((name) => [name, []]));
  for (const account of accounts) {
    for (const [name, labels, value] of series(account)) {
      samples.get(name)?.push({ labels: { account: account.account, service: account.service, ...labels }, value });
    }
  }
  return samples;
}

/** The series that belong to no account. */
export function globalSamples(figures: Figures): Samples {
  const plain = (value: number): Sample[] => [{ labels: {}, value }];
  const total = (pick: (total: Figures['totals'][number]) => number): number =>
    figures.totals.reduce((sum, row) => sum + pick(row), 0);
  const { precision } = figures.anomalies;
  const { ledger } = figures;
  return new Map<MetricName, readonly Sample[]>([
    [
      'aicost_source_share_ratio',
      figures.shares.map(({ source, currency, share }) => ({ labels: { source, currency }, value: share })),
    ],
    ['aicost_amounts_rounded_total', plain(total((row) => row.rounded))],
    ['aicost_rows_rejected_total', plain(total((row) => row.rejected))],
    ['aicost_clock_skew_seconds', plain(figures.clockSkewSeconds)],
    ['aicost_ledger_faults', ledger ? plain(ledger.faultCount) : []],
    ['aicost_ledger_checked_timestamp_seconds', ledger ? plain(Date.parse(ledger.checkedAt) / 1000) : []],
    ['aicost_anomaly_precision_ratio', precision === null ? [] : [{ labels: { account: 'all' }, value: precision }]],
    ...budgetSamples(figures.budgets),
    ...forecastSamples(figures.forecasts),
  ]);
}

/** How many series an account takes. */
export function seriesOf(account: AccountFigures): number {
  return series(account).length;
}

const ACCOUNT_METRICS = [
  'aicost_month_to_date_cost',
  'aicost_today_cost',
  'aicost_unpriced_rows',
  'aicost_account_last_success_timestamp_seconds',
  'aicost_account_up',
  'aicost_windows',
  'aicost_sync_runs_total',
  'aicost_rows_restated_total',
  'aicost_schema_drift_total',
  'aicost_anomalies_open',
] as const satisfies readonly MetricName[];

type Series = [name: (typeof ACCOUNT_METRICS)[number], labels: Record<string, string>, value: number];

function series(account: AccountFigures): Series[] {
  const list: Series[] = [];
  for (const [currency, { monthToDate, today }] of account.spending) {
    if (monthToDate !== null) list.push(['aicost_month_to_date_cost', { currency }, money(monthToDate)]);
    if (today !== null) list.push(['aicost_today_cost', { currency }, money(today)]);
  }
  list.push(['aicost_unpriced_rows', {}, account.unpriced]);
  if (account.lastSuccess !== null)
    list.push(['aicost_account_last_success_timestamp_seconds', {}, account.lastSuccess]);
  if (account.isUp !== null) list.push(['aicost_account_up', {}, account.isUp ? 1 : 0]);
  for (const [finality, count] of Object.entries(account.windows)) list.push(['aicost_windows', { finality }, count]);
  for (const [outcome, runs] of account.runs) list.push(['aicost_sync_runs_total', { outcome }, runs]);
  list.push(['aicost_rows_restated_total', {}, account.restated], ['aicost_schema_drift_total', {}, account.drifts]);
  for (const [currency, open] of account.anomalies) list.push(['aicost_anomalies_open', { currency }, open]);
  return list;
}

function money(units: bigint): number {
  return Number(fromUnits(units));
}
