import type { Column } from '../../components/columns';

/** Without these a row is no charge. Every further column of the query is shown as well. */
export const columns: readonly Column[] = [
  { name: 'day', type: 'time', meaning: 'the UTC day of the charge' },
  { name: 'source', type: 'string', meaning: 'api, estimate, import or manual' },
  { name: 'finality', type: 'string', meaning: 'provisional, settling or final' },
  { name: 'billing_currency', type: 'string', meaning: 'the currency of the cost' },
  { name: 'billed_cost', type: 'number', meaning: 'the amount charged' },
];

export const SAMPLE_QUERY = `SELECT day, service_provider_name, account_name, model, source, finality,
  billing_currency, billed_cost, tokens, requests, unpriced_charges
FROM report.daily_cost
WHERE day BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date
  AND ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date
ORDER BY day DESC;`;
