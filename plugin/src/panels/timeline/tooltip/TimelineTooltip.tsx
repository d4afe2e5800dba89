import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatMoney } from '../../../components/money/money';
import { EventMark } from '../chart/EventMark';
import type { Ink } from '../chart/ink';
import type { Pointed } from '../chart/uplot';
import { DAY, formatDay } from '../days';
import type { CurrencyTimeline } from '../model/currencyTimeline';
import { EVENT_LABELS, type TimelineEvent, touches } from '../model/events';
import type { Forecast, ForecastDay } from '../model/forecast';
import type { Part } from '../model/part';
import { partAt, type Pile } from '../model/pile';
import { bandWords, methodWords } from '../words';
import { PartLine } from './PartLine';

interface Props {
  readonly chart: CurrencyTimeline;
  readonly pile: Pile;
  readonly events: readonly TimelineEvent[];
  readonly pointed: Pointed;
  readonly ink: Ink;
}

/** A passing tooltip shows so many parts; a pinned one can be scrolled and shows all. */
const PASSING = 5;

/** Explains one day of one currency. */
export function TimelineTooltip({ chart, pile, events, pointed, ink }: Props) {
  const styles = useStyles2(tooltipStyles);
  const { place, height, isPinned } = pointed;
  const day = pile.days[place];
  if (day === undefined) return null;
  const blocks = pile.blocks[place] ?? [];
  const nearest = partAt(blocks, height);
  const expected = chart.forecast?.days.find((candidate) => candidate.day === day);
  const parts = blocks.map(({ part }) => part).sort((a, b) => rank(b, nearest) - rank(a, nearest));
  const shown = isPinned ? parts : parts.slice(0, PASSING);
  return (
    <div className={styles.tooltip}>
      <strong>{formatDay(day)}</strong>
      {(pile.tops[place] !== null || !expected) && (
        <DayTotal parts={parts} isKnown={pile.tops[place] !== null} currency={chart.currency} />
      )}
      <ul className={styles.list}>
        {shown.map((part) => (
          <PartLine
            key={`${part.stack}\n${part.source}\n${part.finality}`}
            part={part}
            currency={chart.currency}
            ink={ink}
            isPointed={part === nearest}
          />
        ))}
      </ul>
      {shown.length < parts.length && <div>and {parts.length - shown.length} more: click to see them all</div>}
      {chart.forecast && expected && <Expected forecast={chart.forecast} day={expected} currency={chart.currency} />}
      {events
        .filter((event) => touches(event, { from: day, to: day + DAY }))
        .map((event) => (
          <EventLine key={`${event.from}\n${event.text}`} event={event} ink={ink} />
        ))}
    </div>
  );
}

interface EventProps {
  readonly event: TimelineEvent;
  readonly ink: Ink;
}

function EventLine({ event, ink }: EventProps) {
  const styles = useStyles2(tooltipStyles);
  return (
    <div className={styles.event}>
      <EventMark kind={event.kind} ink={ink} />
      <span>
        {EVENT_LABELS[event.kind]}: {event.text}
      </span>
    </div>
  );
}

/** The part under the mouse, then the dearest. */
function rank(part: Part, nearest: Part | undefined): number {
  return part === nearest ? Infinity : Math.abs(part.cost ?? 0);
}

interface TotalProps {
  readonly parts: readonly Part[];
  /** There is data of the day, shown or hidden. */
  readonly isKnown: boolean;
  readonly currency: string;
}

function DayTotal({ parts, isKnown, currency }: TotalProps) {
  if (!isKnown) return <div>No data for this day</div>;
  if (parts.length === 0) return <div>Nothing of what is chosen</div>;
  const priced = parts.filter(({ cost }) => cost !== null);
  if (priced.length === 0) return null;
  return (
    <div>
      In all{' '}
      {formatMoney(
        priced.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
        currency,
      )}
    </div>
  );
}

interface ExpectedProps {
  readonly forecast: Forecast;
  readonly day: ForecastDay;
  readonly currency: string;
}

function Expected({ forecast, day, currency }: ExpectedProps) {
  return (
    <div>
      <div>Forecast: {formatMoney(day.expected, currency)}</div>
      {bandWords(day, currency).map((band) => (
        <div key={band}>{band}</div>
      ))}
      <div>{methodWords(forecast)}</div>
    </div>
  );
}

/** The frame around it keeps white space and grows with its text; here text wraps, and a long list scrolls. */
function tooltipStyles(theme: GrafanaTheme2) {
  return {
    tooltip: css({
      padding: theme.spacing(1),
      maxWidth: `min(${theme.spacing(45)}, 90vw)`,
      maxHeight: '60vh',
      overflowY: 'auto',
      whiteSpace: 'normal',
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    list: css({ listStyle: 'none' }),
    event: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
  };
}
