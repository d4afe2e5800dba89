import type { DataFrame, PanelOptionsEditorBuilder, SelectableValue } from '@grafana/data';
import { STACK_COLUMNS } from './columns';
import { findField, textCell } from './model/cells';
import { sortFrames, stackColumns } from './model/frames';
import { DEFAULTS, type TimelineOptions } from './options';

const AUTOMATIC = { value: '', label: 'Automatic' };
const ALL = { value: '', label: 'All, one chart each' };

/** The panel's options, in the words of the editor. */
export function editOptions(builder: PanelOptionsEditorBuilder<TimelineOptions>): void {
  addStack(builder);
  addDrawing(builder);
  addSigns(builder);
  builder.addSelect({
    path: 'currency',
    name: 'Currency',
    description: 'Currencies are never added. Draw a chart for each, or only one of them.',
    defaultValue: DEFAULTS.currency,
    settings: { options: [ALL], getOptions: ({ data }) => Promise.resolve(currencyChoices(data)) },
  });
}

function addStack(builder: PanelOptionsEditorBuilder<TimelineOptions>): void {
  builder.addSelect({
    path: 'stackBy',
    name: 'Stack by',
    description: `The column whose values are stacked. Automatic takes the first of ${STACK_COLUMNS.join(', ')}.`,
    defaultValue: DEFAULTS.stackBy,
    settings: { options: [AUTOMATIC], getOptions: ({ data }) => Promise.resolve(stackChoices(data)) },
  });
}

function addDrawing(builder: PanelOptionsEditorBuilder<TimelineOptions>): void {
  builder
    .addRadio({
      path: 'draw',
      name: 'Draw as',
      description: 'A bar for each UTC day, or filled lines from day to day.',
      defaultValue: DEFAULTS.draw,
      settings: {
        options: [
          { value: 'bars', label: 'Bars' },
          { value: 'lines', label: 'Lines' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showLegend',
      name: 'Legend',
      description: 'Names sources, stacks and signs below the chart, and filters by a click.',
      defaultValue: DEFAULTS.showLegend,
    });
}

function addSigns(builder: PanelOptionsEditorBuilder<TimelineOptions>): void {
  builder
    .addBooleanSwitch({
      path: 'showMarks',
      name: 'Marks of the source',
      description: 'A mark on each amount says whether it is billed, typed in, estimated or imported.',
      defaultValue: DEFAULTS.showMarks,
    })
    .addBooleanSwitch({
      path: 'showNotFinal',
      name: 'Hatch what is not final',
      description: 'Amounts that may still change are hatched.',
      defaultValue: DEFAULTS.showNotFinal,
    })
    .addBooleanSwitch({
      path: 'showForecast',
      name: 'Forecast',
      description: 'Draws a second query with day, expected and its bounds as a dashed line with bands.',
      defaultValue: DEFAULTS.showForecast,
    })
    .addBooleanSwitch({
      path: 'showNow',
      name: 'Now line',
      description: 'A line at the moment of the query.',
      defaultValue: DEFAULTS.showNow,
    });
}

/** Automatic, then the text columns of the cost query. */
export function stackChoices(series: readonly DataFrame[]): Array<SelectableValue<string>> {
  const { costs } = sortFrames(series);
  return [AUTOMATIC, ...(costs ? stackColumns(costs) : []).map((name) => ({ value: name, label: name }))];
}

/** All, then the currencies of the cost query. */
export function currencyChoices(series: readonly DataFrame[]): Array<SelectableValue<string>> {
  const { costs } = sortFrames(series);
  if (!costs) return [ALL];
  const currency = textCell(costs, 'billing_currency');
  const names = new Set(findField(costs, 'billing_currency')?.values.map((_value, row) => currency(row)));
  return [ALL, ...[...names].sort().map((name) => ({ value: name, label: name }))];
}
