import type { DataFrame } from '@grafana/data';
import type { DayRange } from '../days';
import { numberCell, textCell, wordsCell } from './cells';

export type EventKind = 'manual' | 'anomaly' | 'note';

/** Something that happened at a moment, or from one moment up to another. */
export interface TimelineEvent {
  readonly kind: EventKind;
  /** In milliseconds. `to` is not part of it; a moment has `to` equal to `from`. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly tags: readonly string[];
}

export const EVENT_LABELS: Readonly<Record<EventKind, string>> = {
  manual: 'Manual entry',
  anomaly: 'Anomaly',
  note: 'Note',
};

/** Events that touch the range, from annotations (`timeEnd`) and from queries (`time_end`), each one once. */
export function readEvents(frames: readonly DataFrame[], range: DayRange): TimelineEvent[] {
  const events = new Map<string, TimelineEvent>();
  for (const event of frames.flatMap(eventsOf)) {
    if (touches(event, range)) events.set(`${event.from}\n${event.to}\n${event.text}`, event);
  }
  return [...events.values()].sort((a, b) => a.from - b.from);
}

/** A moment touches the span it falls into. */
export function touches({ from, to }: TimelineEvent, span: DayRange): boolean {
  return from < span.to && (to > span.from || from >= span.from);
}

function eventsOf(frame: DataFrame): TimelineEvent[] {
  const time = numberCell(frame, 'time');
  const end = numberCell(frame, 'time_end', 'timeEnd');
  const title = textCell(frame, 'title');
  const text = textCell(frame, 'text');
  const tags = wordsCell(frame, 'tags');
  return Array.from({ length: frame.length }, (_, row) => row).flatMap((row) => {
    const from = time(row);
    if (from === null) return [];
    const words = [title(row), text(row)].filter((part) => part !== '');
    return [
      { kind: kindOf(tags(row)), from, to: Math.max(from, end(row) ?? from), text: words.join(': '), tags: tags(row) },
    ];
  });
}

function kindOf(tags: readonly string[]): EventKind {
  if (tags.includes('anomaly')) return 'anomaly';
  return tags.includes('manual') ? 'manual' : 'note';
}
