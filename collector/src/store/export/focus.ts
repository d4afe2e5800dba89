import { TAGS } from './fields.js';
import { csvText, shown, type LineFormat, type Piece } from './lines.js';

/** One column of FOCUS, or of ours (`x_`), as SQL; see `Field` for the aliases and levels. `null` is an empty cell. */
export interface FocusColumn {
  readonly name: string;
  readonly level: 'series' | 'row';
  readonly kind: 'text' | 'plain' | 'json';
  readonly sql: string;
  readonly isSensitive?: boolean;
}

const text = (name: string, sql: string): FocusColumn => ({ name, level: 'series', kind: 'text', sql });
const sensitive = (column: FocusColumn): FocusColumn => ({ ...column, isSensitive: true });
const plain = (name: string, sql: string): FocusColumn => ({ name, level: 'row', kind: 'plain', sql });
const at = (sql: string): string => `to_char(${sql}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const PROVIDER = 'a.service_provider_name';
const SUB_ACCOUNT = `nullif(s.sub_account_id, '')`;
/** The same charge seen as a quantity: without one it is one unit of itself, since FOCUS wants a quantity of every use. */
const QUANTITY = 'trim_scale(coalesce(c.consumed_quantity, 1))';
const UNIT = `coalesce(nullif(s.consumed_unit, ''), 'Units')`;
/** FOCUS has a meter only with a SKU, which is the model for us, and neither for a tax. */
const METER = `case when s.charge_category = 'Tax' then '' else s.sku_meter end`;
/** FOCUS knows no amount that is not known: the cell is 0 and `x_Unpriced` says that it is none. */
const AMOUNT = 'coalesce(trim_scale(c.billed_cost), 0)';

/** Columns of FOCUS 1.2, the provider columns of 1.3, then ours. A mandatory column is never left out. */
export const FOCUS_COLUMNS: readonly FocusColumn[] = [
  plain('BilledCost', AMOUNT),
  text('BillingAccountId', 'coalesce(a.organisation_id, a.account_id::text)'),
  sensitive(text('BillingAccountName', 'a.account_name')),
  text('BillingAccountType', `'Organization'`),
  text('BillingCurrency', 's.billing_currency'),
  plain('BillingPeriodEnd', at(`(date_trunc('month', c.charge_date::timestamp) + interval '1 month')`)),
  plain('BillingPeriodStart', at(`date_trunc('month', c.charge_date::timestamp)`)),
  text('ChargeCategory', 's.charge_category'),
  text('ChargeClass', `''`),
  sensitive(text('ChargeDescription', 's.charge_description')),
  text('ChargeFrequency', `case when s.charge_category = 'Usage' then 'Usage-Based' else 'One-Time' end`),
  plain('ChargePeriodEnd', at('c.charge_period_end')),
  plain('ChargePeriodStart', at('c.charge_period_start')),
  plain('ConsumedQuantity', `case when x.is_usage then ${QUANTITY} end`),
  text('ConsumedUnit', `case when s.charge_category = 'Usage' then ${UNIT} else '' end`),
  plain('ContractedCost', AMOUNT),
  plain('EffectiveCost', AMOUNT),
  text('HostProviderName', PROVIDER),
  text('InvoiceIssuerName', PROVIDER),
  plain('ListCost', 'trim_scale(coalesce(c.list_cost, c.billed_cost, 0))'),
  plain('PricingQuantity', `case when x.is_priced_by_quantity then ${QUANTITY} end`),
  text('PricingUnit', `case when s.charge_category in ('Usage', 'Purchase') then ${UNIT} else '' end`),
  text('ProviderName', PROVIDER),
  text('PublisherName', PROVIDER),
  text('ServiceCategory', `'AI and Machine Learning'`),
  text('ServiceName', `coalesce(nullif(s.service_name, ''), ${PROVIDER})`),
  text('ServiceProviderName', PROVIDER),
  text('ServiceSubcategory', `'Generative AI'`),
  text('SkuId', `case when ${METER} = '' then '' else coalesce(nullif(s.model, ''), s.sku_meter) end`),
  text('SkuMeter', METER),
  sensitive(text('SubAccountId', `coalesce(${SUB_ACCOUNT}, '')`)),
  sensitive(
    text('SubAccountName', `case when ${SUB_ACCOUNT} is null then '' else coalesce(p.name, s.sub_account_id) end`),
  ),
  text('SubAccountType', `case when ${SUB_ACCOUNT} is null then '' else 'Project' end`),
  { ...sensitive(text('Tags', TAGS)), kind: 'json' },
  plain('x_BilledCostRaw', 'aicost.csv_text(c.billed_cost_raw)'),
  sensitive(text('x_CredentialId', 's.credential_id')),
  plain('x_Finality', 'w.finality'),
  text('x_Measure', 's.measure'),
  text('x_Model', 's.model'),
  sensitive(text('x_Notes', `coalesce(e.notes, s.tags ->> 'x_note', '')`)),
  text('x_RequestType', 's.request_type'),
  text('x_ServiceTier', 's.service_tier'),
  text('x_Source', 's.source'),
  plain('x_Unpriced', `case when x.is_cost and c.billed_cost is null then 'true' else 'false' end`),
];

export function focusHeader(): string {
  return `${FOCUS_COLUMNS.map((column) => column.name).join(',')}\r\n`;
}

/** Rows of a FOCUS file, as CSV without a byte order mark, because loaders take it for a part of the first name. */
export function focusLines(isRedacted: boolean): LineFormat {
  const pieces = FOCUS_COLUMNS.flatMap((column, index): Piece[] => {
    const sql = column.kind === 'plain' ? column.sql : csvText(shown(column, isRedacted));
    return [...(index === 0 ? [] : [{ level: 'series' as const, sql: `','` }]), { level: column.level, sql }];
  });
  return { pieces: [...pieces, { level: 'series', sql: String.raw`E'\r\n'` }], separator: '' };
}
