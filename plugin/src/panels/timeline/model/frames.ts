import { type DataFrame, FieldType } from '@grafana/data';
import { type Column, isNameless, missingColumns } from '../../../components/columns';
import { costColumns, DESCRIBING_COLUMNS, STACK_COLUMNS } from '../columns';
import { findField } from './cells';

/** The frames of a panel by what they tell. */
export interface SortedFrames {
  /** The first one with all columns of a cost query, or one without rows. */
  readonly costs: DataFrame | undefined;
  /** What the nearest frame lacks, when there are no costs. */
  readonly missing: readonly Column[];
  /** Cost queries beyond the first: adding them could count a charge twice. */
  readonly leftOut: number;
  readonly forecasts: readonly DataFrame[];
  readonly events: readonly DataFrame[];
}

/** Tells costs, forecasts and events apart by their columns, whatever the queries are called. */
export function sortFrames(series: readonly DataFrame[]): SortedFrames {
  const forecasts = series.filter(isForecast);
  const events = series.filter((frame) => !isForecast(frame) && isEvents(frame));
  const others = series.filter((frame) => !forecasts.includes(frame) && !events.includes(frame));
  const named = others.filter((frame) => !isNameless(frame));
  const fitting = named.filter((frame) => missingFrom(frame).length === 0);
  // Without rows there are no columns: that is a time range without costs, and not a wrong query.
  const costs = fitting[0] ?? (named.length === 0 ? others[0] : undefined);
  return {
    costs,
    missing: costs ? [] : missingFrom(named[0]),
    leftOut: Math.max(0, fitting.length - 1),
    forecasts,
    events,
  };
}

/** The text columns by which costs can be stacked, the known ones first. */
export function stackColumns(frame: DataFrame): string[] {
  const texts = frame.fields.filter(
    ({ type, name }) => type === FieldType.string && !DESCRIBING_COLUMNS.includes(name),
  );
  const names = texts.map(({ name }) => name);
  const known: string[] = STACK_COLUMNS.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}

/** The column that stacks when none is chosen. */
export function defaultStackColumn(frame: DataFrame): string | undefined {
  return STACK_COLUMNS.find((name) => stackColumns(frame).includes(name));
}

/** `time` stands for `day` where a query has no `day`. */
function missingFrom(frame: DataFrame | undefined): Column[] {
  if (!frame || findField(frame, 'day')) return missingColumns(frame, costColumns);
  const fields = frame.fields.map((field) => (field.name === 'time' ? { ...field, name: 'day' } : field));
  return missingColumns({ ...frame, fields }, costColumns);
}

function isForecast(frame: DataFrame): boolean {
  return Boolean(findField(frame, 'expected') && findField(frame, 'day', 'time') && !findField(frame, 'text'));
}

function isEvents(frame: DataFrame): boolean {
  return Boolean(findField(frame, 'time') && findField(frame, 'text') && !findField(frame, 'finality'));
}
