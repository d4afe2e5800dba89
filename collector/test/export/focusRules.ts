/** One row of a FOCUS file by column; '' is null. */
export type FocusRow = Readonly<Record<string, string>>;

export interface FocusRule {
  readonly column: string;
  readonly level: 'mandatory' | 'recommended' | 'conditional' | 'later' | 'ours';
  /** Whether the cell of this row may be what it is. */
  readonly holds: (cell: string, row: FocusRow) => boolean;
}

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;
const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const is =
  (...values: string[]) =>
  (cell: string): boolean =>
    values.includes(cell);
const isDecimal = (cell: string): boolean => DECIMAL.test(cell);
const isInstant = (cell: string): boolean => INSTANT.test(cell);
const isFilled = (cell: string): boolean => cell !== '';
const anything = (): boolean => true;
const sameAs =
  (column: string) =>
  (cell: string, row: FocusRow): boolean =>
    cell === row[column];
/** Filled exactly when the other one is. */
const goesWith =
  (column: string) =>
  (cell: string, row: FocusRow): boolean =>
    isFilled(cell) === isFilled(row[column] ?? '');
const startsMonth = (cell: string): boolean => isInstant(cell) && cell.endsWith('-01T00:00:00Z');

const nextMonth = (text: string): string => {
  const [year = 0, month = 0] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().replace('.000', '');
};

const rule = (level: FocusRule['level'], column: string, holds: FocusRule['holds']): FocusRule => ({
  level,
  column,
  holds,
});

/** What FOCUS 1.2 asks of each column that we write, 1.3 of those that replace the provider's, and we of ours. */
export const FOCUS_RULES: readonly FocusRule[] = [
  rule('mandatory', 'BilledCost', isDecimal),
  rule('mandatory', 'BillingAccountId', isFilled),
  rule('mandatory', 'BillingAccountName', isFilled),
  rule('conditional', 'BillingAccountType', goesWith('BillingAccountId')),
  rule('mandatory', 'BillingCurrency', (cell) => /^[A-Z]{3}$/.test(cell)),
  rule('mandatory', 'BillingPeriodStart', startsMonth),
  rule('mandatory', 'BillingPeriodEnd', (cell, row) => cell === nextMonth(row.BillingPeriodStart ?? '')),
  rule('mandatory', 'ChargeCategory', is('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment')),
  rule('mandatory', 'ChargeClass', is('', 'Correction')),
  rule('mandatory', 'ChargeDescription', anything),
  rule('recommended', 'ChargeFrequency', (cell, row) =>
    row.ChargeCategory === 'Purchase'
      ? is('One-Time', 'Recurring')(cell)
      : is('One-Time', 'Recurring', 'Usage-Based')(cell),
  ),
  rule('mandatory', 'ChargePeriodStart', (cell, row) => isInstant(cell) && cell >= (row.BillingPeriodStart ?? '')),
  rule('mandatory', 'ChargePeriodEnd', (cell, row) => isInstant(cell) && cell > (row.ChargePeriodStart ?? '')),
  rule('conditional', 'ConsumedQuantity', (cell, row) =>
    row.ChargeCategory === 'Usage' ? isDecimal(cell) : cell === '',
  ),
  rule('conditional', 'ConsumedUnit', goesWith('ConsumedQuantity')),
  rule('mandatory', 'ContractedCost', sameAs('BilledCost')),
  rule('mandatory', 'EffectiveCost', sameAs('BilledCost')),
  rule('mandatory', 'InvoiceIssuerName', isFilled),
  rule('mandatory', 'ListCost', isDecimal),
  rule('mandatory', 'PricingQuantity', (cell, row) =>
    is('Usage', 'Purchase')(row.ChargeCategory ?? '') ? isDecimal(cell) : cell === '',
  ),
  rule('mandatory', 'PricingUnit', goesWith('PricingQuantity')),
  rule('mandatory', 'ProviderName', isFilled),
  rule('mandatory', 'PublisherName', isFilled),
  rule('mandatory', 'ServiceCategory', is('AI and Machine Learning')),
  rule('mandatory', 'ServiceName', isFilled),
  rule('recommended', 'ServiceSubcategory', is('Generative AI')),
  rule('conditional', 'SkuId', (cell, row) => cell === '' || row.ChargeCategory !== 'Tax'),
  rule('conditional', 'SkuMeter', goesWith('SkuId')),
  rule('conditional', 'SubAccountId', anything),
  rule('conditional', 'SubAccountName', goesWith('SubAccountId')),
  rule('conditional', 'SubAccountType', goesWith('SubAccountId')),
  rule('conditional', 'Tags', (cell) =>
    Object.values(JSON.parse(cell) as object).every((value) => typeof value === 'string'),
  ),
  rule('later', 'ServiceProviderName', sameAs('ProviderName')),
  rule('later', 'HostProviderName', isFilled),
  rule('ours', 'x_BilledCostRaw', anything),
  rule('ours', 'x_CredentialId', anything),
  rule('ours', 'x_Finality', is('provisional', 'settling', 'final')),
  rule('ours', 'x_Measure', is('cost', 'usage')),
  rule('ours', 'x_Model', anything),
  rule('ours', 'x_Notes', anything),
  rule('ours', 'x_RequestType', anything),
  rule('ours', 'x_ServiceTier', anything),
  rule('ours', 'x_Source', is('api', 'estimate', 'import', 'manual')),
  rule('ours', 'x_Unpriced', (cell, row) => is('true', 'false')(cell) && (cell === 'false' || row.BilledCost === '0')),
];

/** Every column that must be in a Cost and Usage dataset of version 1.2. */
export const MANDATORY =
  `BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodEnd BillingPeriodStart
ChargeCategory ChargeClass ChargeDescription ChargePeriodEnd ChargePeriodStart ContractedCost EffectiveCost InvoiceIssuerName
ListCost PricingQuantity PricingUnit ProviderName PublisherName ServiceCategory ServiceName`.split(/\s+/);
