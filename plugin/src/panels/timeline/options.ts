/** What a person may set in the panel's editor. */
export interface TimelineOptions {
  /** The column whose values are stacked; empty: the first known one. */
  readonly stackBy: string;
  readonly draw: 'bars' | 'lines';
  readonly showMarks: boolean;
  readonly showNotFinal: boolean;
  readonly showForecast: boolean;
  readonly showNow: boolean;
  readonly showLegend: boolean;
  /** The only currency to draw; empty: a chart for each. */
  readonly currency: string;
}

export const DEFAULTS: TimelineOptions = {
  stackBy: '',
  draw: 'bars',
  showMarks: true,
  showNotFinal: true,
  showForecast: true,
  showNow: true,
  showLegend: true,
  currency: '',
};
