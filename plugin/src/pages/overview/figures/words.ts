import type { Forecast } from '../../forecast/forecast';
import { money, monthName, percent } from '../../forecast/words';
import type { Trend } from '../useSpending';

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  api: 'billed',
  estimate: 'estimated',
  import: 'imported',
  manual: 'entered by hand',
};

/** `billed` for `api`; a source that is not known keeps its name. */
export function sourceWord(source: string): string {
  return SOURCE_WORDS[source] ?? source;
}

/** `98.9%`. What is not all is never rounded to all, and what is something never to nothing. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.001) return `less than ${percent(0.001)}`;
  return percent(share < 1 ? Math.min(Math.round(share * 1000) / 1000, 0.999) : share);
}

/** What the days that are over have cost, beside the same days of last month. */
export interface MonthComparison {
  /** The answer, e.g. `8.4% more than on the same days of last month`. */
  readonly change: string;
  /** What it rests on; null where nothing can be compared. */
  readonly amounts: string | null;
}

export function monthComparison({ month_over_month: compared, currency }: Trend): MonthComparison {
  if (compared === null)
    return { change: 'No day of this month is over yet, so there is nothing to compare', amounts: null };
  const {
    value,
    previous_value: previous,
    change,
    change_ratio: ratio,
    last_day: last,
    previous_last_day: then,
  } = compared;
  if (value === null || previous === null || change === null)
    return { change: 'Not compared with last month, because not every day was read', amounts: null };
  const [now, before] = [money(value, currency ?? ''), money(previous, currency ?? '')];
  const days = compared.days === 1 ? 'Day 1' : `Days 1 to ${compared.days}`;
  return {
    change: changeWords(ratio),
    amounts: `${days}: ${now} in ${monthName(last)}, ${before} in ${monthName(then)}.`,
  };
}

function changeWords(ratio: string | null): string {
  if (ratio === null) return 'Nothing was spent on the same days of last month';
  const change = Number(ratio);
  if (change === 0) return 'As much as on the same days of last month';
  return `${shareText(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than on the same days of last month`;
}

/** How right such forecasts were. */
export function recordSentence({ accuracy }: Pick<Forecast, 'accuracy'>): string {
  const { basis, forecasts, total_error: error, total_coverage80: hits } = accuracy;
  if (basis === 'none' || error === null) return 'It has no track record yet.';
  const held = hits === null ? '' : `; ${percent(hits)} of them came within the range`;
  if (basis === 'as issued')
    return `Track record: its last ${forecasts} forecasts of 30 days were off by ${percent(error)} on average${held}.`;
  return `Track record: repeated in its own past, the forecast of 30 days was off by ${percent(error)} on average${held}.`;
}
