import type { AnomalyRow } from '../../store/anomalies/anomalyList.js';
import type { BudgetStatus } from '../../store/budgets/budgetStatus.js';
import type { MonthForecast } from '../../store/digest/figures.js';
import type { CostChange, Mover, Movers } from './costChange.js';
import type { DigestFigures } from './readDigest.js';

/** The summary for programs: exact amounts as decimal text, estimates as text with two digits, shares as numbers. */
export function digestJson({ span, costs, notRead, forecasts, anomalies, budgets }: DigestFigures) {
  return {
    type: 'digest',
    id: `digest-${span.period}-${span.first}`,
    ...{ period: span.period, first: span.first, last: span.last },
    ...{ previous_first: span.previousFirst, previous_last: span.previousLast },
    costs: costs.map(costJson),
    not_read: notRead,
    forecasts: forecasts.map(forecastJson),
    anomalies: { open: anomalies.open, newest: anomalies.newest.map(anomalyJson) },
    budgets: budgets.map(budgetJson),
  };
}

function costJson(cost: CostChange) {
  return {
    ...{ currency: cost.currency, billed_cost: cost.billedCost, previous_cost: cost.previousCost, change: cost.change },
    ...{ not_final_cost: cost.notFinalCost, unpriced_charges: cost.unpricedCharges },
    ...{ accounts: moversJson(cost.accounts), models: moversJson(cost.models) },
  };
}

function moversJson({ told, others }: Movers) {
  return { told: told.map(moverJson), others };
}

function moverJson({ name, billedCost, previousCost, change }: Mover) {
  return { name, billed_cost: billedCost, previous_cost: previousCost, change };
}

function forecastJson(forecast: MonthForecast) {
  const { currency, lastDay, confidence, judged, meanError, ownError } = forecast;
  return {
    ...{ currency, last_day: lastDay, spent: forecast.spent.toFixed(2), expected: forecast.expected.toFixed(2) },
    ...{ lower80: forecast.lower80.toFixed(2), upper80: forecast.upper80.toFixed(2) },
    ...{ confidence, judged, mean_error: meanError, own_error: ownError },
  };
}

function anomalyJson(row: AnomalyRow) {
  return {
    ...{ anomaly_id: row.anomalyId, account: row.account, model: row.model, currency: row.currency },
    ...{ day: row.day, last_day: row.lastDay, severity: row.severity },
    ...{ cost: row.cost, expected: row.expected, excess: row.excess, explanation: row.sentence },
  };
}

function budgetJson(row: BudgetStatus) {
  return {
    ...{ budget: row.budget, severity: row.severity, currency: row.currency, limit: row.limit, spent: row.spent },
    ...{ used_ratio: row.usedRatio, period_first: row.periodFirst, period_last: row.periodLast },
  };
}
