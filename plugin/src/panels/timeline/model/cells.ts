import type { DataFrame, Field } from '@grafana/data';

/** Reads one column; a column that is not there reads as empty in every row. */
export type Cell<T> = (row: number) => T;

export function findField(frame: DataFrame, ...names: readonly string[]): Field | undefined {
  for (const name of names) {
    const field = frame.fields.find((candidate) => candidate.name === name);
    if (field) return field;
  }
  return undefined;
}

export function textCell(frame: DataFrame, ...names: readonly string[]): Cell<string> {
  const values = findField(frame, ...names)?.values;
  return (row) => asText(values?.[row]);
}

/** Numbers, and times in milliseconds; anything else is null. */
export function numberCell(frame: DataFrame, ...names: readonly string[]): Cell<number | null> {
  const values = findField(frame, ...names)?.values;
  return (row) => {
    const value: unknown = values?.[row];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
}

/** Words of a list, or of a text with commas. */
export function wordsCell(frame: DataFrame, name: string): Cell<string[]> {
  const values = findField(frame, name)?.values;
  return (row) => {
    const value: unknown = values?.[row];
    const words = Array.isArray(value) ? value.map(asText) : asText(value).split(',');
    return words.map((word) => word.trim()).filter((word) => word !== '');
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
