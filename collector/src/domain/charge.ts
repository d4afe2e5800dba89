import type { Day, Period } from './day.js';
import type { Decimal } from './decimal.js';

/** Where a figure comes from: the provider's bill, our price book, somebody's file, or a person. */
export const SOURCES = ['api', 'estimate', 'import', 'manual'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * What a charge speaks of. `cost` rows carry money; a `cost` row without an amount is *unpriced*, never zero.
 * `usage` rows carry quantities whose money stands in `cost` rows of the same account, so they never have an amount.
 * Where a provider says both, its tokens and requests are counted from `usage` rows only, and a quantity on a `cost` row
 * explains its amount; see `countsQuantity`.
 */
export type Measure = 'cost' | 'usage';

export type ChargeCategory = 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';

/**
 * Everything about a charge but when and how much. Names follow FinOps FOCUS column ids; ours start with `x`.
 * Charges with equal dimensions form one series. '' means "not given by the provider".
 */
export interface ChargeDimensions {
  readonly source: Source;
  readonly xMeasure: Measure;
  readonly chargeCategory: ChargeCategory;
  readonly chargeDescription: string;
  readonly serviceName: string;
  readonly subAccountId: string;
  readonly xCredentialId: string;
  readonly xModel: string;
  readonly skuMeter: string;
  readonly xRequestType: string;
  readonly xServiceTier: string;
  readonly billingCurrency: string;
  readonly consumedUnit: string;
  /** Every further dimension, known to us or not: two rows that differ only here are two charges. */
  readonly tags: Readonly<Record<string, string>>;
}

/** One row of a FOCUS "Cost and Usage" dataset. */
export interface Charge {
  readonly dimensions: ChargeDimensions;
  readonly chargePeriod: Period;
  /** The UTC day the charge is booked on; its window. */
  readonly chargeDate: Day;
  readonly billedCost: Decimal | null;
  /** The amount exactly as the provider wrote it, with its unit: `41280.000000 USD cents`. */
  readonly xBilledCostRaw: string;
  readonly listCost: Decimal | null;
  readonly consumedQuantity: Decimal | null;
}

/**
 * Whether tokens and requests are counted from this row. A provider keeps money and quantities apart; a person, a file
 * and an estimate say both in one row.
 */
export function countsQuantity({ xMeasure, source }: Pick<ChargeDimensions, 'xMeasure' | 'source'>): boolean {
  return xMeasure === 'usage' || source !== 'api';
}

/** The streams of an account that no provider fills, by what fills them. */
export const OWN_STREAMS = {
  manual: 'manual',
  import: 'import',
  estimate: 'telemetry',
  importedEstimate: 'import-estimate',
} as const;

/** Streams that give way on days which the provider has billed. */
export const ESTIMATE_STREAMS: readonly string[] = [OWN_STREAMS.estimate, OWN_STREAMS.importedEstimate];

/** Defaults for the dimensions a provider does not give. */
export const NO_DIMENSIONS = {
  chargeCategory: 'Usage',
  chargeDescription: '',
  serviceName: '',
  subAccountId: '',
  xCredentialId: '',
  xModel: '',
  skuMeter: '',
  xRequestType: '',
  xServiceTier: '',
  billingCurrency: 'USD',
  consumedUnit: '',
  tags: {},
} as const satisfies Partial<ChargeDimensions>;

/**
 * Canonical text of the dimensions: equal text means the same series, whatever order the tags came in.
 * It is JSON, so that no character inside a value can look like the border between two values.
 */
export function dimensionsKey(d: ChargeDimensions): string {
  const tagNames = Object.keys(d.tags).sort();
  return JSON.stringify([
    d.source,
    d.xMeasure,
    d.chargeCategory,
    d.chargeDescription,
    d.serviceName,
    d.subAccountId,
    d.xCredentialId,
    d.xModel,
    d.skuMeter,
    d.xRequestType,
    d.xServiceTier,
    d.billingCurrency,
    d.consumedUnit,
    tagNames.map((name) => [name, d.tags[name]]),
  ]);
}
