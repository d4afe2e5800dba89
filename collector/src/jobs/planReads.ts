import type { Connector, DayRange, Stream } from '../connectors/kit/connector.js';
import { addDays, daysBetween, type Day } from '../domain/day.js';
import { contiguousRanges, dueDays, type KnownDay } from '../domain/readPlan.js';
import { ERRORS, type ErrorCode } from '../errors.js';
import type { PlannedWindowRow } from '../store/windows.js';

/** A stretch of days of one stream that is due. */
export interface PlannedRead {
  readonly stream: Stream;
  readonly range: DayRange;
  readonly days: number;
}

/** What to read of an account now: per stream the due days as ranges, newest first; `asked` overrides what is due. */
export function planReads(
  connector: Connector,
  backfillFrom: Day,
  known: readonly PlannedWindowRow[],
  today: Day,
  asked: DayRange | undefined,
): PlannedRead[] {
  return connector.streams.flatMap((stream) => {
    const scope = readableDays(stream, backfillFrom, today, asked);
    const knownDays = known.filter((window) => window.stream === stream.name).map(knownDay);
    const days = dueDays(knownDays, {
      ...scope,
      today,
      restatementDays: stream.restatementDays,
      force: asked !== undefined,
    });
    return contiguousRanges(days).map((range) => ({ stream, range, days: daysBetween(range.first, range.last) + 1 }));
  });
}

function readableDays(stream: Stream, backfillFrom: Day, today: Day, asked: DayRange | undefined): DayRange {
  const newest = stream.newestDay === 'today' ? today : addDays(today, -1);
  const oldest = stream.daysKept === null ? backfillFrom : later(backfillFrom, addDays(today, -stream.daysKept));
  return asked
    ? { first: stream.daysKept === null ? asked.first : later(asked.first, oldest), last: earlier(asked.last, newest) }
    : { first: oldest, last: newest };
}

function knownDay(window: PlannedWindowRow): KnownDay {
  return { ...window, failure: failureKind(window.errorCode) };
}

function failureKind(code: string | null): KnownDay['failure'] {
  if (code === null) return 'none';
  if (code === 'PROVIDER_EMPTY_SUSPICIOUS') return 'unconfirmed';
  return code in ERRORS && ERRORS[code as ErrorCode].retry === 'never' ? 'needs-person' : 'passing';
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
