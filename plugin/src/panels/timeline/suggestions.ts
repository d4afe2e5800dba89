import { type VisualizationSuggestionsSupplier, VisualizationSuggestionScore } from '@grafana/data';
import { sortFrames } from './model/frames';
import type { TimelineOptions } from './options';

/** Offers the panel for costs only: other data has better panels. */
export const suggestTimeline: VisualizationSuggestionsSupplier<TimelineOptions> = ({ rawFrames }) => {
  if (!sortFrames(rawFrames ?? []).costs) return [];
  return [
    { name: 'AI cost timeline, bars', score: VisualizationSuggestionScore.Best, options: { draw: 'bars' } },
    { name: 'AI cost timeline, lines', score: VisualizationSuggestionScore.Good, options: { draw: 'lines' } },
  ];
};
