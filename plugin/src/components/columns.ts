import type { DataFrame, FieldType } from '@grafana/data';

/** A column that a panel needs from its query. */
export interface Column {
  readonly name: string;
  readonly type: `${FieldType}`;
  readonly meaning: string;
}

/** Data sources name no columns where a query returned no rows: nothing can be said of what it lacks. */
export function isNameless({ fields }: DataFrame): boolean {
  return fields.length === 0;
}

/** A column of the right name and the wrong type counts as missing. */
export function missingColumns(frame: DataFrame | undefined, columns: readonly Column[]): Column[] {
  const found = new Set(frame?.fields.map((field) => `${field.name}:${field.type}`));
  return columns.filter((column) => !found.has(`${column.name}:${column.type}`));
}
