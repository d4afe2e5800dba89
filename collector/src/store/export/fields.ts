/**
 * What one record of an export may say, each as SQL. Texts that are equal for all charges of a series are worked out once
 * a series (aliases of `SERIES_SOURCE`), the rest a row: `c` the charge, `x` its series, `w` its window.
 */
export interface Field {
  /** Column of `columns=` and key in JSON. */
  readonly id: string;
  /** Header of the CSV file. */
  readonly header: string;
  readonly level: 'series' | 'row';
  /** `text` is never null, '' means not known; `number` and `json` may be null. */
  readonly kind: 'text' | 'number' | 'plain' | 'json';
  readonly sql: string;
  /** May hold a person's address or a key. */
  readonly isSensitive?: boolean;
}

/** What the provider or a person said further, without what only we need. */
export const TAGS = `(s.tags - array['x_entry', 'x_note', 'occurrence'])::text`;

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const series = (id: string, header: string, sql: string): Field => ({ id, header, level: 'series', kind: 'text', sql });
const sensitive = (field: Field): Field => ({ ...field, isSensitive: true });
const row = (id: string, header: string, kind: Field['kind'], sql: string): Field => ({
  id,
  header,
  level: 'row',
  kind,
  sql,
});

/** The columns that every consumer of the export knows, in their order. */
export const STANDARD_FIELDS: readonly Field[] = [
  row('date', 'Date', 'plain', 'c.charge_date::text'),
  series('service', 'Service', 'a.service_provider_name'),
  sensitive(series('account', 'Account', 'a.account_name')),
  series('request_type', 'Request Type', 's.request_type'),
  row('tokens', 'Tokens', 'number', 'case when x.counts_tokens then trim_scale(c.consumed_quantity) end'),
  row('cost_usd', 'Cost (USD)', 'number', 'case when x.is_usd then trim_scale(c.billed_cost) end'),
  series('data_source', 'Data Source', 's.source'),
  sensitive(series('notes', 'Notes', `coalesce(e.notes, s.tags ->> 'x_note', '')`)),
];

/** Everything else the ledger knows of a charge. */
export const FURTHER_FIELDS: readonly Field[] = [
  series('model', 'Model', 's.model'),
  sensitive(series('sub_account', 'Sub Account', 'coalesce(p.name, s.sub_account_id)')),
  sensitive(series('credential', 'Credential', 'coalesce(k.name, s.credential_id)')),
  series('sku_meter', 'SKU Meter', 's.sku_meter'),
  series('service_tier', 'Service Tier', 's.service_tier'),
  series('charge_category', 'Charge Category', 's.charge_category'),
  sensitive(series('charge_description', 'Charge Description', 's.charge_description')),
  series('billing_currency', 'Billing Currency', 's.billing_currency'),
  row('billed_cost', 'Billed Cost', 'number', 'trim_scale(c.billed_cost)'),
  row('list_cost', 'List Cost', 'number', 'trim_scale(c.list_cost)'),
  row('consumed_quantity', 'Consumed Quantity', 'number', 'trim_scale(c.consumed_quantity)'),
  series('consumed_unit', 'Consumed Unit', 's.consumed_unit'),
  row('charge_period_start', 'Charge Period Start', 'plain', `to_char(c.charge_period_start, ${INSTANT})`),
  row('charge_period_end', 'Charge Period End', 'plain', `to_char(c.charge_period_end, ${INSTANT})`),
  series('measure', 'Measure', 's.measure'),
  row('finality', 'Finality', 'plain', 'w.finality'),
  row('revision', 'Revision', 'number', 'c.revision'),
  row('created_at', 'Created At', 'plain', `coalesce(x.created_at, w.since)`),
  {
    ...sensitive(series('tags', 'Tags', TAGS)),
    kind: 'json',
  },
];

export const ALL_FIELDS: readonly Field[] = [...STANDARD_FIELDS, ...FURTHER_FIELDS];

/** What a record of the JSON formats says under `metadata`; the rest is there for `columns=`. */
const NOT_IN_METADATA = [
  'list_cost',
  'consumed_quantity',
  'consumed_unit',
  'charge_period_start',
  'charge_period_end',
  'measure',
];
export const METADATA_FIELDS = FURTHER_FIELDS.filter((field) => !NOT_IN_METADATA.includes(field.id));

/** Tags of ours as numbers. A provider may use the same names for whatever it likes. */
const numberTag = (name: string): string =>
  `case when s.tags ->> '${name}' ~ '^[0-9]{1,18}$' then (s.tags ->> '${name}')::bigint end`;
const ENTRY = numberTag('x_entry');

/** Where the series-level texts come from. */
export const SERIES_SOURCE = `
aicost.charge_series as s
join aicost.account as a on a.account_id = s.account_id
left join aicost.display_name as p on p.account_id = s.account_id and p.kind = 'sub_account' and p.id = s.sub_account_id
left join aicost.display_name as k on k.account_id = s.account_id and k.kind = 'credential' and k.id = s.credential_id
left join aicost.manual_entry as e on s.source = 'manual' and e.entry_id = ${ENTRY}`;

/**
 * The order of records within a day: by what they say, so that two ledgers with the same charges give the same file,
 * whatever their numbers inside. What cannot be told apart stays in the order in which a file brought it.
 */
export const SERIES_ORDER = `
a.service_provider_name collate "C", a.account_name collate "C", s.request_type collate "C", s.source collate "C", s.model collate "C",
coalesce(p.name, s.sub_account_id) collate "C", coalesce(k.name, s.credential_id) collate "C", s.sku_meter collate "C",
s.service_tier collate "C", s.charge_category collate "C", s.charge_description collate "C", s.billing_currency collate "C",
s.consumed_unit collate "C", s.measure collate "C", coalesce(${numberTag('occurrence')}, 1), ${ENTRY} nulls first,
s.tags::text collate "C", s.account_id, s.series_id`;

/** What rows need of their series besides texts. */
export const SERIES_FLAGS = `
(s.measure = 'usage' or s.source <> 'api') and s.consumed_unit = 'Tokens' as counts_tokens,
s.billing_currency = 'USD' as is_usd,
s.measure = 'cost' as is_cost,
s.charge_category = 'Usage' as is_usage,
s.charge_category in ('Usage', 'Purchase') as is_priced_by_quantity,
to_char(e.created_at, ${INSTANT}) as created_at`;

/** What rows need of their window; `%` stands for the condition on days. */
export const WINDOWS = (days: string): string => `
(select v.account_id, v.stream, v.charge_date, v.finality, to_char(v.content_since, ${INSTANT}) as since
 from aicost.charge_window as v where ${days.replaceAll('c.charge_date', 'v.charge_date')}) as w`;
