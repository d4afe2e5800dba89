import type { Column } from '../../components/columns';

/** Without these nothing can be drawn. What else report.budget_status says is shown where the query returns it. */
export const columns: readonly Column[] = [
  { name: 'budget', type: 'string', meaning: 'the name of the budget' },
  { name: 'limit_amount', type: 'number', meaning: 'what may be spent in the period' },
  { name: 'spent', type: 'number', meaning: 'what has been spent so far' },
  { name: 'used_ratio', type: 'number', meaning: 'spent divided by limit' },
  { name: 'level', type: 'number', meaning: 'the warning level reached, 0 to 3' },
];

/** Columns of a second query whose thresholds are marked on the bars. */
export const thresholdColumns: readonly Column[] = [
  { name: 'budget', type: 'string', meaning: 'the name of the budget' },
  { name: 'severity', type: 'string', meaning: 'warning, critical or emergency' },
  { name: 'reached_at', type: 'number', meaning: 'the amount at which people are told' },
];

export const SAMPLE_QUERY = 'SELECT * FROM report.budget_status';

export const THRESHOLDS_QUERY = `SELECT budget, severity, reached_at
FROM report.alert_signal
WHERE reached_at IS NOT NULL`;
