import React from 'react';
import type { Ink } from '../chart/ink';
import { type Filter, isFiltering, toggleSource, toggleStack } from '../filter';
import type { Timeline } from '../model/timeline';
import type { TimelineOptions } from '../options';
import { KeyLegend } from './KeyLegend';
import { SourceLegend } from './SourceLegend';
import { StackLegend } from './StackLegend';

interface Props {
  readonly timeline: Timeline;
  readonly options: TimelineOptions;
  readonly filter: Filter;
  readonly ink: Ink;
  readonly onChange: (filter: Filter) => void;
}

/** Where the amounts come from, what is stacked, and what the signs mean. */
export function TimelineLegend({ timeline, options, filter, ink, onChange }: Props) {
  const { charts } = timeline;
  return (
    <>
      <SourceLegend
        charts={charts}
        hidden={filter.hiddenSources}
        ink={ink}
        onToggle={(source) => onChange(toggleSource(filter, source))}
      />
      <StackLegend
        charts={charts}
        only={filter.onlyStack}
        ink={ink}
        onToggle={(stack) => onChange(toggleStack(filter, stack))}
      />
      <KeyLegend timeline={timeline} options={options} isFiltering={isFiltering(filter)} ink={ink} />
    </>
  );
}
