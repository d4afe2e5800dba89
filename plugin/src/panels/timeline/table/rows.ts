import { formatMoney } from '../../../components/money/money';
import type { Scene } from '../chart/costPlot';
import { formatDate, utcDay } from '../days';
import type { CurrencyTimeline } from '../model/currencyTimeline';
import { EVENT_LABELS, type TimelineEvent } from '../model/events';
import { finalityLook } from '../model/finality';
import { bandWords, costWords, detailWords, methodWords, stackName } from '../words';

/** A row of the table: everything the charts show, as text. */
export interface TimelineRow {
  /** In milliseconds, to sort by. */
  readonly moment: number;
  readonly day: string;
  readonly what: string;
  /** The name of a source; empty for what is not a cost. */
  readonly source: string;
  readonly sure: string;
  readonly cost: string;
  readonly details: string;
}

/** By day; on each day what was charged, then what is expected, then what happened. Hidden parts are left out. */
export function tableRows(scenes: readonly Scene[], events: readonly TimelineEvent[]): TimelineRow[] {
  const costs = scenes.flatMap(({ chart, isShown }) => costRows(chart, isShown));
  const forecasts = scenes.flatMap(({ chart }) => forecastRows(chart));
  return [...costs, ...forecasts, ...events.map(eventRow)].sort((a, b) => a.moment - b.moment);
}

function costRows({ parts, currency }: CurrencyTimeline, isShown: Scene['isShown']): TimelineRow[] {
  return parts.filter(isShown).map((part) => ({
    moment: part.day,
    day: formatDate(part.day),
    what: stackName(part.stack),
    source: part.source,
    sure: finalityLook(part.finality).label,
    cost: costWords(part, currency),
    details: detailWords(part, currency).join('; '),
  }));
}

function forecastRows({ forecast, currency }: CurrencyTimeline): TimelineRow[] {
  if (!forecast) return [];
  return forecast.days.map((expected) => ({
    moment: expected.day,
    day: formatDate(expected.day),
    what: 'Forecast',
    source: '',
    sure: 'Expected',
    cost: formatMoney(expected.expected, currency),
    details: [...bandWords(expected, currency), methodWords(forecast)].filter(Boolean).join('; '),
  }));
}

function eventRow({ kind, from, text }: TimelineEvent): TimelineRow {
  return {
    moment: utcDay(from),
    day: formatDate(from),
    what: EVENT_LABELS[kind],
    source: '',
    sure: '',
    cost: '',
    details: text,
  };
}
