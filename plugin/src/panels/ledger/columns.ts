import type { Column } from '../../components/columns';

/** Without these a row is no charge. Every further column of the query is shown as well. */
export const columns: readonly Column[] = [
  { name: 'day', type: 'time', meaning: 'the UTC day of the charge' },
  { name: 'source', type: 'string', meaning: 'api, estimate, import or manual' },
  { name: 'finality', type: 'string', meaning: 'provisional, settling or final' },
  { name: 'billing_currency', type: 'string', meaning: 'the currency of the cost' },
  { name: 'billed_cost', type: 'number', meaning: 'the amount charged' },
];

const IN_RANGE = `day BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'UTC')::date
  AND ($__timeTo()::timestamptz AT TIME ZONE 'UTC')::date`;

/** Reads rollups: a month of a ledger with a million charges is a few thousand rows. */
export const SAMPLE_QUERY = `SELECT day, service_provider_name, account_name, model, source, finality, billing_currency,
  sum(billed_cost) AS billed_cost, sum(tokens) AS tokens, sum(requests) AS requests,
  sum(unpriced_charges) AS unpriced_charges
FROM report.daily_cost_by_model
WHERE ${IN_RANGE}
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY day DESC;`;

/** Reads the charges themselves, which takes its time over many days. */
export const DETAIL_QUERY = `SELECT day, service_provider_name, account_name, sub_account, model, sku_meter, credential,
  request_type, source, finality, billing_currency, billed_cost, list_cost, tokens, requests, unpriced_charges
FROM report.daily_cost
WHERE ${IN_RANGE}
ORDER BY day DESC, billed_cost DESC NULLS LAST;`;
