import { addDays } from '../../domain/day.js';
import { median } from '../stats/quantile.js';
import { mean, sum } from '../stats/spread.js';
import { forecastDays } from './forecast.js';
import type { Interval } from './interval.js';
import { closedDays, firstOpenDay, isKnown, type DailySeries } from './series.js';
import { MINIMUM_DAYS } from './oddSeries.js';

/** How good the forecast would have been, made at several days of the past with what was known then. Shares: 0.1 is 10 %. */
export interface BacktestScore {
  /** Forecasts that were made and compared; without any, all figures are null. */
  readonly origins: number;
  /** Mean error of totals, as a share of the truth. */
  readonly totalMape: number | null;
  /** The same of days, over days of at least a tenth of the usual amount: a share of nearly nothing says nothing. */
  readonly dayMape: number | null;
  /** Forecast minus truth, as a share of the truth; above 0 is forecast too high. */
  readonly bias: number | null;
  readonly coverage: {
    readonly day80: number | null;
    readonly day95: number | null;
    readonly total80: number | null;
    readonly total95: number | null;
  };
}

const MOST_ORIGINS = 6;
const NOTICEABLE = 0.1;

interface Outcome {
  readonly days: readonly { readonly came: number; readonly said: Interval }[];
  readonly total: { readonly came: number; readonly said: Interval };
  /** The usual amount of a day then. */
  readonly usual: number;
}

/** Repeats the whole forecast at up to six origins, half a horizon apart; costs as much as so many forecasts. */
export function backtest(series: DailySeries, horizon: number): BacktestScore {
  const values = closedDays(series);
  const start = addDays(firstOpenDay(series), -values.length);
  const outcomes: Outcome[] = [];
  const step = Math.max(1, Math.ceil(horizon / 2));
  for (let end = values.length - horizon; end > 0 && outcomes.length < MOST_ORIGINS; end -= step) {
    const past = values.slice(0, end);
    if (past.filter(isKnown).length < MINIMUM_DAYS) break;
    outcomes.push(
      outcomeOf({ ...series, start, values: past, isLastPartial: false }, values.slice(end, end + horizon)),
    );
  }
  return score(outcomes);
}

/** Days that nobody knows are not scored; in the total the forecast itself stands for them. */
function outcomeOf(past: DailySeries, future: readonly (number | null)[]): Outcome {
  const { days, total } = forecastDays(past, future.length);
  const usual = median(past.values.slice(-28).filter(isKnown).map(Math.abs));
  return {
    days: days.flatMap((said, step) => {
      const came = future[step];
      return typeof came === 'number' ? [{ came, said }] : [];
    }),
    total: { came: sum(days.map((said, step) => future[step] ?? said.mean)), said: total },
    usual,
  };
}

function score(outcomes: readonly Outcome[]): BacktestScore {
  const days = outcomes.flatMap((outcome) => outcome.days);
  const totals = outcomes.map(({ total }) => total);
  const noticed = outcomes.flatMap((outcome) =>
    outcome.days.filter(({ came }) => Math.abs(came) > 0 && Math.abs(came) >= NOTICEABLE * outcome.usual),
  );
  const truth = sum(totals.map(({ came }) => came));
  const excess = sum(totals.map(({ came, said }) => said.mean - came));
  return {
    origins: outcomes.length,
    totalMape: meanOrNull(totals.filter(({ came }) => came !== 0).map(relativeError)),
    dayMape: meanOrNull(noticed.map(relativeError)),
    bias: truth === 0 ? null : excess / Math.abs(truth),
    coverage: {
      day80: meanOrNull(days.map(({ came, said }) => Number(came >= said.lo80 && came <= said.hi80))),
      day95: meanOrNull(days.map(({ came, said }) => Number(came >= said.lo95 && came <= said.hi95))),
      total80: meanOrNull(totals.map(({ came, said }) => Number(came >= said.lo80 && came <= said.hi80))),
      total95: meanOrNull(totals.map(({ came, said }) => Number(came >= said.lo95 && came <= said.hi95))),
    },
  };
}

function relativeError({ came, said }: { readonly came: number; readonly said: Interval }): number {
  return Math.abs((said.mean - came) / came);
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}
