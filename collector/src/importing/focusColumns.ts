import type { ColumnLayout } from './columns.js';

/** Columns that every FOCUS version from 1.0 on has and that we cannot do without. */
export const FOCUS_REQUIRED = [
  'BilledCost',
  'BillingCurrency',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
] as const;

/** Columns without a place of their own in the ledger that tell two charges apart; they become tags. */
export const FOCUS_TAGS = [
  'RegionId',
  'AvailabilityZone',
  'ResourceId',
  'SkuPriceId',
  'PricingCategory',
  'CommitmentDiscountId',
] as const;

const KNOWN = [
  ...FOCUS_REQUIRED,
  ...FOCUS_TAGS,
  'BillingAccountId',
  'BillingAccountName',
  'ChargeDescription',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ListCost',
  'ProviderName',
  'ServiceName',
  'ServiceProviderName',
  'SkuId',
  'SkuMeter',
  'SubAccountId',
  'SubAccountName',
  'Tags',
  'x_BilledCostRaw',
  'x_CredentialId',
  'x_Measure',
  'x_Model',
  'x_Notes',
  'x_RequestType',
  'x_ServiceTier',
  'x_Source',
  'x_Unpriced',
] as const;

export type FocusColumn = (typeof KNOWN)[number];

/** FOCUS 1.0 to 1.3, with the x_ columns that our own export adds. */
export const FOCUS_LAYOUT: ColumnLayout<FocusColumn> = {
  known: KNOWN,
  required: FOCUS_REQUIRED,
  oneOf: [],
  unknown: 'ignore',
  dayColumn: 'ChargePeriodStart',
  freeText: ['x_Notes'],
};
