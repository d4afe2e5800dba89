import { dayPeriod, type Day } from '../../domain/day.js';
import { fromUnits, parseDecimal, toUnits } from '../../domain/decimal.js';
import { bucketDay, epochOfSeconds } from '../kit/bucketDay.js';
import type { ChargeSheet } from '../kit/chargeSheet.js';
import { CostRow, UsageRow, type BucketTimes, type CostPage, type UsagePage } from './wire.js';

const SERVICE_NAME = 'OpenAI API';

/** Money. `amount.value` is US dollars; an absent amount stays unknown. */
export function mapCosts(page: CostPage, sheet: ChargeSheet): void {
  for (const bucket of page.data) {
    const day = enterDay(bucket, sheet);
    if (day === null) continue;
    for (const row of bucket.results) addCost(sheet, day, row);
  }
}

function addCost(sheet: ChargeSheet, day: Day, row: CostRow): void {
  sheet.rowsReceived += 1;
  const currency = row.amount?.currency.toUpperCase() ?? 'USD';
  const lineItem = row.line_item ?? '';
  const { model, meter, unit } = splitLineItem(lineItem);
  sheet.add({
    day,
    period: dayPeriod(day),
    row,
    cost: row.amount ? { text: row.amount.value.value, shift: 0, unit: `${currency} dollars` } : null,
    quantity: row.quantity?.value ?? null,
    dimensions: {
      source: 'api',
      xMeasure: 'cost',
      chargeCategory: /\bcredits?\b/i.test(lineItem) ? 'Credit' : 'Usage',
      chargeDescription: lineItem,
      serviceName: SERVICE_NAME,
      subAccountId: row.project_id ?? '',
      xCredentialId: row.api_key_id ?? '',
      xModel: model,
      skuMeter: meter,
      billingCurrency: currency,
      consumedUnit: row.quantity ? unit : '',
      tags: sheet.unknownDimensions(CostRow, row),
    },
  });
}

const TOKEN_METERS: ReadonlyMap<string, string> = new Map([
  ['input', 'Input Tokens'],
  ['cached input', 'Cached Input Tokens'],
  ['cache write', 'Cache Write Input Tokens'],
  ['output', 'Output Tokens'],
]);

/** The cost API joins model and meter: "gpt-x-mini, cached input". Anything else is a meter without a model. */
export function splitLineItem(lineItem: string): { model: string; meter: string; unit: string } {
  const comma = lineItem.lastIndexOf(', ');
  const meter = TOKEN_METERS.get(lineItem.slice(comma + 2).toLowerCase());
  if (comma > 0 && meter) return { model: lineItem.slice(0, comma), meter, unit: 'Tokens' };
  return { model: '', meter: lineItem, unit: 'Units' };
}

/** One meter of a usage endpoint: which counts of a row it takes, less those that other meters already counted. */
export interface UsageMeter {
  readonly meter: string;
  readonly unit: string;
  readonly field: keyof UsageRow;
  readonly less?: readonly (keyof UsageRow)[];
  /** Moves the point to the left, where the provider's unit is too small: 9 makes gigabytes of bytes. */
  readonly shift?: number;
}

/** Quantities. Their money stands in the costs stream, so no amount is ever derived here. */
export function usageMapper(
  requestType: string,
  meters: readonly UsageMeter[],
): (page: UsagePage, sheet: ChargeSheet) => void {
  return (page, sheet) => {
    for (const bucket of page.data) {
      const day = enterDay(bucket, sheet);
      if (day === null) continue;
      for (const row of bucket.results) addUsage(sheet, day, row, requestType, meters);
    }
  };
}

function addUsage(
  sheet: ChargeSheet,
  day: Day,
  row: UsageRow,
  requestType: string,
  meters: readonly UsageMeter[],
): void {
  sheet.rowsReceived += 1;
  const tags = { ...sheet.unknownDimensions(UsageRow, row), ...furtherDimensions(row) };
  for (const meter of meters) {
    const quantity = quantityOf(row, meter);
    if (quantity === '0') continue;
    sheet.add({
      day,
      period: dayPeriod(day),
      row,
      cost: null,
      quantity,
      dimensions: {
        source: 'api',
        xMeasure: 'usage',
        serviceName: SERVICE_NAME,
        subAccountId: row.project_id ?? '',
        xCredentialId: row.api_key_id ?? '',
        xModel: row.model ?? '',
        skuMeter: meter.meter,
        xRequestType: row.batch === true ? `${requestType} (batch)` : requestType,
        xServiceTier: row.service_tier ?? '',
        consumedUnit: meter.unit,
        tags,
      },
    });
  }
}

function furtherDimensions(row: UsageRow): Record<string, string> {
  const names = ['user_id', 'size', 'source', 'vector_store_id', 'context_level'] as const;
  return Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, row[name]]] : [])));
}

/** `input_tokens` includes cached and cache-write tokens; each meter counts its own share once. */
function quantityOf(row: UsageRow, { field, less = [], shift = 0 }: UsageMeter): string {
  const whole = countText(row, field);
  if (less.length === 0 && shift === 0) return whole;
  const units = [field, ...less].map((name) => parseDecimal(countText(row, name), shift));
  // A count that is no number goes on as it is and is rejected as such.
  if (units.some((parsed) => parsed === null)) return whole;
  const [total = 0n, ...parts] = units.map((parsed) => (parsed ? toUnits(parsed.value) : 0n));
  return fromUnits(parts.reduce((rest, part) => rest - part, total));
}

function countText(row: UsageRow, field: keyof UsageRow): string {
  const value = row[field];
  return typeof value === 'object' && value !== null ? value.value : '0';
}

function enterDay({ start_time: start, end_time: end }: BucketTimes, sheet: ChargeSheet): Day | null {
  return sheet.enterDay(bucketDay(epochOfSeconds(start.value), epochOfSeconds(end.value)), {
    start_time: start,
    end_time: end,
  });
}
