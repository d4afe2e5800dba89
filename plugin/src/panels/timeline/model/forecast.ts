import type { DataFrame } from '@grafana/data';
import { utcDay } from '../days';
import { type Cell, numberCell, textCell } from './cells';

/** From the lower to the upper bound of a band. */
export type Band = readonly [lower: number, upper: number];

export interface ForecastDay {
  readonly day: number;
  readonly expected: number;
  readonly band80: Band | null;
  readonly band95: Band | null;
}

export interface Forecast {
  /** Empty when the query does not say it. */
  readonly currency: string;
  /** From the first day to the last. */
  readonly days: readonly ForecastDay[];
  readonly methods: readonly string[];
  /** The oldest of its rows, in milliseconds. */
  readonly madeAt: number | null;
  /** Several forecasts were added; their bands cannot be, so there are none. */
  readonly isSum: boolean;
}

/** One forecast a currency, from `today` (midnight UTC, in milliseconds) on: a forecast of the past is not news. */
export function readForecasts(frames: readonly DataFrame[], today: number): Forecast[] {
  const rows = frames.flatMap(rowsOf).filter(({ day }) => day >= today);
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.map((currency) =>
    toForecast(
      currency,
      rows.filter((row) => row.currency === currency),
    ),
  );
}

interface Row extends ForecastDay {
  readonly currency: string;
  readonly method: string;
  readonly madeAt: number | null;
}

function rowsOf(frame: DataFrame): Row[] {
  const day = numberCell(frame, 'day', 'time');
  const expected = numberCell(frame, 'expected');
  const band80 = bandCell(frame, 'lower80', 'upper80');
  const band95 = bandCell(frame, 'lower95', 'upper95');
  const currency = textCell(frame, 'billing_currency', 'currency');
  const method = textCell(frame, 'method', 'model');
  const madeAt = numberCell(frame, 'made_at');
  return Array.from({ length: frame.length }, (_, row) => row).flatMap((row) => {
    const [moment, amount] = [day(row), expected(row)];
    if (moment === null || amount === null) return [];
    const bands = { band80: band80(row), band95: band95(row) };
    const origin = { currency: currency(row), method: method(row), madeAt: madeAt(row) };
    return [{ day: utcDay(moment), expected: amount, ...bands, ...origin }];
  });
}

function bandCell(frame: DataFrame, lowerName: string, upperName: string): Cell<Band | null> {
  const [lower, upper] = [numberCell(frame, lowerName), numberCell(frame, upperName)];
  return (row) => {
    const [low, high] = [lower(row), upper(row)];
    return low === null || high === null ? null : [low, high];
  };
}

function toForecast(currency: string, rows: readonly Row[]): Forecast {
  const days = new Map<number, ForecastDay>();
  for (const { day, expected, band80, band95 } of rows) {
    const known = days.get(day);
    days.set(day, known ? sumOf(known, expected) : { day, expected, band80, band95 });
  }
  const times = rows.flatMap(({ madeAt }) => (madeAt === null ? [] : [madeAt]));
  return {
    currency,
    days: [...days.values()].sort((a, b) => a.day - b.day),
    methods: [...new Set(rows.map(({ method }) => method).filter((method) => method !== ''))],
    madeAt: times.length > 0 ? Math.min(...times) : null,
    isSum: days.size < rows.length,
  };
}

/** The expected amounts of two forecasts can be added. How far both may be off together is not known. */
function sumOf(known: ForecastDay, expected: number): ForecastDay {
  return { ...known, expected: known.expected + expected, band80: null, band95: null };
}
