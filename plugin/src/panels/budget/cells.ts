import { type DataFrame, FieldType } from '@grafana/data';

/** Reads cells of one frame by column name. A column that is not there, or is of another type, reads as null. */
export interface Cells {
  has(name: string, type: FieldType): boolean;
  text(name: string, row: number): string | null;
  number(name: string, row: number): number | null;
  /** Milliseconds since 1970. */
  time(name: string, row: number): number | null;
}

export function cellsOf(frame: DataFrame): Cells {
  const columns = new Map(frame.fields.map((field) => [`${field.name}:${field.type}`, field.values]));
  const numeric = (name: string, type: FieldType, row: number) => {
    const value: unknown = columns.get(`${name}:${type}`)?.[row];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  return {
    has: (name, type) => columns.has(`${name}:${type}`),
    text: (name, row) => {
      const value: unknown = columns.get(`${name}:${FieldType.string}`)?.[row];
      return typeof value === 'string' && value !== '' ? value : null;
    },
    number: (name, row) => numeric(name, FieldType.number, row),
    time: (name, row) => numeric(name, FieldType.time, row),
  };
}
