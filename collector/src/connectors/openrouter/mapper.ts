import type { ChargeDimensions } from '../../domain/charge.js';
import { dayPeriod, parseDay, type Day } from '../../domain/day.js';
import type { ChargeSheet } from '../kit/chargeSheet.js';
import { ActivityRow, type ActivityPage } from './wire.js';

const SERVICE_NAME = 'OpenRouter API';

/**
 * Money, tokens and requests of one day. What ran on a key of one's own (`byok_usage_inference`) is billed by the other
 * provider and never counts here.
 */
export function mapActivity(page: ActivityPage, sheet: ChargeSheet): void {
  for (const row of page.data) {
    sheet.rowsReceived += 1;
    const day = sheet.enterDay(dayOf(row.date), row);
    if (day !== null) addRow(sheet, day, row);
  }
}

function addRow(sheet: ChargeSheet, day: Day, row: ActivityRow): void {
  const dimensions = dimensionsOf(row, sheet);
  const charge = { day, period: dayPeriod(day), row };
  sheet.add({
    ...charge,
    cost: { text: row.usage.value, shift: 0, unit: 'USD dollars' },
    dimensions: { ...dimensions, source: 'api', xMeasure: 'cost', skuMeter: 'Inference' },
  });
  for (const [skuMeter, consumedUnit, quantity] of quantitiesOf(row)) {
    if (quantity === '0') continue;
    sheet.add({
      ...charge,
      cost: null,
      quantity,
      dimensions: { ...dimensions, source: 'api', xMeasure: 'usage', skuMeter, consumedUnit },
    });
  }
}

function dimensionsOf(row: ActivityRow, sheet: ChargeSheet): Partial<ChargeDimensions> {
  const names = ['provider_name', 'endpoint_id', 'model_permaslug'] as const;
  const known = Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, row[name]]] : [])));
  return {
    serviceName: SERVICE_NAME,
    subAccountId: row.workspace_id ?? '',
    xModel: row.model ?? '',
    tags: { ...sheet.unknownDimensions(ActivityRow, row), ...known },
  };
}

/** `completion_tokens` include reasoning. */
function quantitiesOf(row: ActivityRow): (readonly [meter: string, unit: string, quantity: string])[] {
  return [
    ['Input Tokens', 'Tokens', row.prompt_tokens?.value ?? '0'],
    ['Output Tokens', 'Tokens', row.completion_tokens?.value ?? '0'],
    ['Requests', 'Requests', row.requests?.value ?? '0'],
  ];
}

/** A day, also when it is written as its midnight. */
function dayOf(text: string): Day | null {
  return parseDay(text.replace(/T00:00:00(\.0+)?(Z|\+00:00)$/, ''));
}
