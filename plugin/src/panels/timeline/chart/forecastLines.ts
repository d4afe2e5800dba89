import type { Band, Forecast, ForecastDay } from '../model/forecast';
import type { Ink } from './ink';
import type { PlotBand, PlotLine } from './uplot';

export interface ForecastLines {
  readonly lines: readonly PlotLine[];
  readonly bands: readonly PlotBand[];
}

const OPACITY_95 = 0.12;
const OPACITY_80 = 0.22;

/** The forecast as a dashed line with its bands. `offset` is the place of its first line among all lines. */
export function forecastLines(
  forecast: Forecast | undefined,
  days: readonly number[],
  ink: Ink,
  offset: number,
): ForecastLines {
  if (!forecast) return { lines: [], bands: [] };
  const byDay = new Map(forecast.days.map((day) => [day.day, day]));
  const line = (amountOf: (day: ForecastDay) => number | undefined, color?: string): PlotLine => ({
    amounts: days.map((day) => {
      const known = byDay.get(day);
      return (known && amountOf(known)) ?? null;
    }),
    color,
  });
  const edges = (bandOf: (day: ForecastDay) => Band | null) => [
    line((day) => bandOf(day)?.[1]),
    line((day) => bandOf(day)?.[0]),
  ];
  return {
    lines: [
      line(({ expected }) => expected, ink.forecast),
      ...edges(({ band95 }) => band95),
      ...edges(({ band80 }) => band80),
    ],
    bands: [
      { upper: offset + 1, lower: offset + 2, color: ink.faint(ink.forecast, OPACITY_95) },
      { upper: offset + 3, lower: offset + 4, color: ink.faint(ink.forecast, OPACITY_80) },
    ],
  };
}
