import { NO_DIMENSIONS, type Charge, type ChargeDimensions } from '../src/domain/charge.js';
import { addDays, dayPeriod, type Day } from '../src/domain/day.js';
import { fromUnits, type Decimal } from '../src/domain/decimal.js';
import { seeded } from '../test/money/random.js';

/** A deterministic sequence of whole numbers, so that every run measures the same rows. */
export function sequence(seed: number): (below: number) => number {
  const random = seeded(seed);
  return (below) => Math.floor(random() * below);
}

const METERS = ['Input Tokens', 'Cached Input Tokens', 'Cache Write Input Tokens', 'Output Tokens'];

function dimensionsOf(row: number): ChargeDimensions {
  const model = `gpt-${Math.floor(row / 4) % 12}`;
  const meter = METERS[row % 4] ?? '';
  return {
    ...NO_DIMENSIONS,
    source: 'api',
    xMeasure: 'cost',
    serviceName: 'OpenAI API',
    chargeDescription: `${model}, ${meter}`,
    subAccountId: `proj_${Math.floor(row / 48) % 20}`,
    xCredentialId: `key_${Math.floor(row / 48)}`,
    xModel: model,
    skuMeter: meter,
    consumedUnit: 'Tokens',
  };
}

/**
 * `days` windows of `rowsPerDay` charges each, shaped like an OpenAI organisation with many projects and keys. As the
 * connectors deliver them, charges of equal dimensions share one object.
 */
export function syntheticWindows(
  firstDay: Day,
  days: number,
  rowsPerDay: number,
  seed = 1,
): { day: Day; charges: Charge[] }[] {
  const random = sequence(seed);
  const dimensions = Array.from({ length: rowsPerDay }, (_, row) => dimensionsOf(row));
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(firstDay, index);
    const chargePeriod = dayPeriod(day);
    const charges = dimensions.map((dims): Charge => {
      const billedCost = fromUnits(BigInt(random(2_000_000_000)) * 1_000n);
      return {
        dimensions: dims,
        chargePeriod,
        chargeDate: day,
        billedCost,
        xBilledCostRaw: `${billedCost} usd`,
        listCost: null,
        consumedQuantity: String(random(5_000_000)) as Decimal,
      };
    });
    return { day, charges };
  });
}

/** The same windows with about one amount in `every` changed. */
export function restate(
  windows: readonly { day: Day; charges: Charge[] }[],
  every: number,
): { day: Day; charges: Charge[] }[] {
  return windows.map(({ day, charges }) => ({
    day,
    charges: charges.map((charge, index) =>
      index % every === 0
        ? { ...charge, billedCost: `${charge.billedCost?.split('.')[0]}.123456789` as Decimal }
        : charge,
    ),
  }));
}
