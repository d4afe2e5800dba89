import type { DataFrame } from '@grafana/data';
import type { Column } from '../../../components/columns';
import { type DayRange, utcDay } from '../days';
import { readCosts } from './costs';
import { type CurrencyTimeline, currencyTimelines } from './currencyTimeline';
import { type TimelineEvent, readEvents } from './events';
import { readForecasts } from './forecast';
import { defaultStackColumn, sortFrames, stackColumns } from './frames';
import { costNotices, currencyNotices, forecastNotices, stackNotices } from './notices';

/** All that the panel draws, from its frames. */
export interface Timeline {
  readonly range: DayRange;
  /** In milliseconds. */
  readonly now: number;
  readonly charts: readonly CurrencyTimeline[];
  readonly events: readonly TimelineEvent[];
  /** What a person must know to read the charts right. */
  readonly notices: readonly string[];
}

/** The query does not fit. */
export interface Unfit {
  readonly missing: readonly Column[];
}

export interface Asked {
  readonly series: readonly DataFrame[];
  readonly annotations: readonly DataFrame[];
  readonly range: DayRange;
  /** In milliseconds. */
  readonly now: number;
  readonly stackBy: string;
  readonly currency: string;
}

/** Reads the frames of the panel, or says which columns they lack. */
export function toTimeline({ series, annotations, range, now, stackBy, currency }: Asked): Timeline | Unfit {
  const { costs: frame, missing, leftOut, ...others } = sortFrames(series);
  if (!frame) return { missing };
  const stackColumn = chosenColumn(frame, stackBy);
  const costs = readCosts(frame, stackColumn, range);
  const forecasts = readForecasts(others.forecasts, utcDay(now));
  const all = currencyTimelines(costs.currencies, forecasts, range);
  const charts = currency ? all.filter((chart) => chart.currency === currency) : all;
  return {
    range,
    now,
    charts,
    events: readEvents([...others.events, ...annotations], range),
    notices: [
      ...costNotices(charts, costs.undated, leftOut),
      ...stackNotices(stackBy, stackColumn),
      ...currencyNotices(all, currency),
      ...forecastNotices(charts, forecasts),
    ],
  };
}

function chosenColumn(frame: DataFrame, stackBy: string): string | undefined {
  return stackColumns(frame).includes(stackBy) ? stackBy : defaultStackColumn(frame);
}
