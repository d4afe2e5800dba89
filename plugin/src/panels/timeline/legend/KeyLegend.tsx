import React, { type ReactNode } from 'react';
import { useStyles2 } from '@grafana/ui';
import { DashMark } from '../chart/DashMark';
import { EventMark } from '../chart/EventMark';
import { HatchMark } from '../chart/HatchMark';
import type { Ink } from '../chart/ink';
import { LetterMark } from '../chart/LetterMark';
import { EVENT_LABELS } from '../model/events';
import { finalityLook, finalityOrder } from '../model/finality';
import type { Timeline } from '../model/timeline';
import type { TimelineOptions } from '../options';
import { methodWords } from '../words';
import { legendStyles } from './legendStyles';

interface Props {
  readonly timeline: Timeline;
  readonly options: TimelineOptions;
  readonly isFiltering: boolean;
  readonly ink: Ink;
}

/** Says in words what hatches, lines and letters of the charts mean; only those that are there. */
export function KeyLegend({ timeline, options, isFiltering, ink }: Props) {
  const styles = useStyles2(legendStyles);
  const parts = timeline.charts.flatMap((chart) => chart.parts);
  const kinds = [...new Set(timeline.events.map(({ kind }) => kind))];
  return (
    <ul aria-label="What the signs mean" className={styles.group}>
      {options.showNotFinal && <FinalityKeys finalities={new Set(parts.map(({ finality }) => finality))} />}
      {parts.some(({ unpriced }) => unpriced > 0) && (
        <Key mark={<LetterMark letter="?" color={ink.warning} />} text="No price" />
      )}
      {kinds.map((kind) => (
        <Key key={kind} mark={<EventMark kind={kind} ink={ink} />} text={EVENT_LABELS[kind]} />
      ))}
      {options.showForecast && <ForecastKeys timeline={timeline} isFiltering={isFiltering} ink={ink} />}
    </ul>
  );
}

function FinalityKeys({ finalities }: { readonly finalities: ReadonlySet<string> }) {
  const names = [...finalities].sort((a, b) => finalityOrder(a) - finalityOrder(b));
  return names.map((name) => {
    const { hatch, label, meaning } = finalityLook(name);
    return hatch !== 'none' && <Key key={name} mark={<HatchMark hatch={hatch} />} text={label} meaning={meaning} />;
  });
}

/** A forecast is one of everything, so it is not drawn over a part. */
function ForecastKeys({ timeline, isFiltering, ink }: Omit<Props, 'options'>) {
  return timeline.charts.map(({ currency, forecast }) => {
    if (!forecast) return null;
    const name = timeline.charts.length > 1 ? `Forecast ${currency}` : 'Forecast';
    const hasBands = forecast.days.some(({ band80, band95 }) => band80 ?? band95);
    const text = isFiltering
      ? `${name}: hidden while only a part is shown`
      : `${name}${hasBands ? ' with 80 % and 95 % bands' : ''}`;
    return <Key key={currency} mark={<DashMark color={ink.forecast} />} text={text} meaning={methodWords(forecast)} />;
  });
}

interface KeyProps {
  readonly mark: ReactNode;
  readonly text: string;
  readonly meaning?: string;
}

function Key({ mark, text, meaning }: KeyProps) {
  const styles = useStyles2(legendStyles);
  return (
    <li className={styles.key} title={meaning}>
      {mark}
      <span>{text}</span>
    </li>
  );
}
