import { eachDay, type Day } from '../../domain/day.js';
import type { Finality } from '../../domain/window.js';
import type { TrendDay } from './trendDay.js';

/** The days on which one stream should have been read; both are inside, null: to this day. */
export interface ExpectedReads {
  readonly isProvider: boolean;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
}

/** How many streams of providers were read of a day. */
export interface DoneReads {
  readonly day: Day;
  readonly streams: number;
  readonly finality: Finality;
}

/** What is known of a day, before any amount. */
export interface DayKnowledge extends Omit<TrendDay, 'value'> {
  /** All that should have been read was: where there is no amount, it is zero. */
  readonly isRead: boolean;
}

/**
 * The days `first` to `last`, without holes. A day is known when every stream of a provider that had begun by then was
 * read and the day is over. What people and files say needs no read; before the first of all streams nothing is known.
 */
export function knownDays(
  range: { readonly first: Day; readonly last: Day; readonly today: Day },
  expected: readonly ExpectedReads[],
  done: readonly DoneReads[],
): DayKnowledge[] {
  const reads = new Map(done.map((read) => [read.day, read]));
  const expectedOn = expectedStreams(expected);
  const begun = expected.map(({ firstDay }) => firstDay).sort()[0];
  return eachDay(range.first, range.last).map((day) => {
    const read = reads.get(day);
    const isRead = begun !== undefined && day >= begun && (read?.streams ?? 0) >= expectedOn(day);
    return {
      day,
      isRead,
      isKnown: isRead && day < range.today,
      isRunning: day === range.today,
      finality: read?.finality ?? null,
    };
  });
}

function expectedStreams(expected: readonly ExpectedReads[]): (day: Day) => number {
  const ofProviders = expected.filter(({ isProvider }) => isProvider);
  const spans = new Map<string, { readonly span: ExpectedReads; count: number }>();
  for (const span of ofProviders) {
    const key = `${span.firstDay} ${span.lastDay}`;
    const equal = spans.get(key);
    if (equal) equal.count += 1;
    else spans.set(key, { span, count: 1 });
  }
  return (day) => {
    let streams = 0;
    for (const { span, count } of spans.values())
      if (span.firstDay <= day && (span.lastDay === null || day <= span.lastDay)) streams += count;
    return streams;
  };
}
