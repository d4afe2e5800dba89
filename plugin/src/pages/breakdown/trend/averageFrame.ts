import { type DataFrame, type FieldConfigSource, FieldType } from '@grafana/data';
import type { CallAnswer } from '../../../api/calls';
import { frameOf } from '../../../components/chart/frames';
import { userLocale } from '../../../components/money/money';

export type Bucket = CallAnswer<'GET /api/analytics/trends'>['series'][number]['buckets'][number];

const COST = 'Cost of the day';
const WEEK = 'Mean of 7 days';
const MONTH = 'Mean of 30 days';

const numberOf = (amount: string | null) => (amount === null ? null : Number(amount));

/** The days and their moving averages, for Grafana's time series. An average is empty unless all its days are known. */
export function averageFrame(buckets: readonly Bucket[]): DataFrame {
  return frameOf(buckets, {
    Day: [FieldType.time, ({ start }) => Date.parse(start)],
    [COST]: [FieldType.number, ({ value }) => numberOf(value)],
    [WEEK]: [FieldType.number, ({ moving_average_7: mean }) => numberOf(mean)],
    [MONTH]: [FieldType.number, ({ moving_average_30: mean }) => numberOf(mean)],
  });
}

/** Bars for the days, a thick line for the week and a dashed one for the month: told apart without colour. */
export function averageLook(currency: string): FieldConfigSource {
  const custom = (value: Record<string, unknown>) =>
    Object.entries(value).map(([id, each]) => ({ id: `custom.${id}`, value: each }));
  const of = (name: string, value: Record<string, unknown>) => ({
    matcher: { id: 'byName', options: name },
    properties: custom(value),
  });
  return {
    defaults: { unit: `currency:${symbolOf(currency)}`, custom: { lineWidth: 2, showPoints: 'never' } },
    overrides: [
      of(COST, { drawStyle: 'bars', fillOpacity: 30, lineWidth: 0 }),
      of(WEEK, { drawStyle: 'line', lineWidth: 3 }),
      of(MONTH, { drawStyle: 'line', lineStyle: { fill: 'dash', dash: [10, 6] } }),
    ],
  };
}

/** `$` of USD, as the person's language writes it; the name of what is no currency code. */
function symbolOf(currency: string): string {
  if (!/^[a-z]{3}$/i.test(currency)) return currency;
  const parts = new Intl.NumberFormat(userLocale(), { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
