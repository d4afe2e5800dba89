import type { DataFrame, FieldType } from '@grafana/data';

/** A column that a panel needs from its query. */
export interface Column {
  readonly name: string;
  readonly type: `${FieldType}`;
  readonly meaning: string;
}

/** A column of the right name and the wrong type counts as missing. */
export function missingColumns(frame: DataFrame | undefined, columns: readonly Column[]): Column[] {
  const found = new Set(frame?.fields.map((field) => `${field.name}:${field.type}`));
  return columns.filter((column) => !found.has(`${column.name}:${column.type}`));
}
