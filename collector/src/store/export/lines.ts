import { METADATA_FIELDS, STANDARD_FIELDS, type Field } from './fields.js';

/** A stretch of a line. Neighbours of the series level are joined into one and never null; null at the row level is no text. */
export interface Piece {
  readonly level: 'series' | 'row';
  readonly sql: string;
}

/** How the records of one format are written, by the database itself. */
export interface LineFormat {
  readonly pieces: readonly Piece[];
  /** Between two records. */
  readonly separator: string;
}

/** Lines of a CSV file, each with its own end. */
export function csvLines(fields: readonly Field[], isRedacted: boolean): LineFormat {
  const pieces = fields.flatMap((field, index) => [
    ...(index === 0 ? [] : [literal(',')]),
    { level: field.level, sql: csvValue(field, isRedacted) },
  ]);
  return { pieces: [...pieces, { level: 'series', sql: String.raw`E'\r\n'` }], separator: '' };
}

export function csvHeader(fields: readonly Field[]): string {
  return `${fields.map((field) => field.header).join(',')}\r\n`;
}

function csvValue(field: Field, isRedacted: boolean): string {
  if (field.kind === 'number' || field.kind === 'plain') return field.sql;
  return csvText(shown(field, isRedacted));
}

/** A text cell: quoted where it must be, never a formula. */
export function csvText(sql: string): string {
  return `aicost.csv_text(${sql})`;
}

/** The record of the JSON formats: the standard fields, and all others under `metadata`. */
export function jsonRecord(isRedacted: boolean): Piece[] {
  return [
    literal('{'),
    ...members(STANDARD_FIELDS, isRedacted),
    literal(',"metadata":{'),
    ...members(METADATA_FIELDS, isRedacted),
    literal('}}'),
  ];
}

/** A record of chosen fields only. */
export function flatJsonRecord(fields: readonly Field[], isRedacted: boolean): Piece[] {
  return [literal('{'), ...members(fields, isRedacted), literal('}')];
}

function members(fields: readonly Field[], isRedacted: boolean): Piece[] {
  return fields.flatMap((field, index) => [
    literal(`${index === 0 ? '' : ','}"${field.id}":`),
    { level: field.level, sql: jsonValue(field, isRedacted) },
  ]);
}

function jsonValue(field: Field, isRedacted: boolean): string {
  if (field.kind === 'number') return `coalesce(${field.sql}::text, 'null')`;
  if (field.kind === 'json') return shown(field, isRedacted);
  if (field.kind === 'plain') return `coalesce('"' || nullif(${field.sql}, '') || '"', 'null')`;
  return `coalesce(to_json(nullif(${shown(field, isRedacted)}, ''))::text, 'null')`;
}

/** A text as the reader may see it. */
export function shown(
  { sql, kind, isSensitive }: { readonly sql: string; readonly kind: string; readonly isSensitive?: boolean },
  isRedacted: boolean,
): string {
  if (!isRedacted || isSensitive !== true) return sql;
  return kind === 'json' ? `aicost.redacted_tags(${sql})` : `aicost.redacted(${sql})`;
}

/** A record as an array of texts and nulls, for readers that turn each value into a type of their own. */
export function textArrayRecord(fields: readonly Field[], isRedacted: boolean): LineFormat {
  const values = fields.flatMap((field, index): Piece[] => [
    literal(index === 0 ? '[' : ','),
    {
      level: field.level,
      sql: field.kind === 'number' ? `coalesce('"' || ${field.sql} || '"', 'null')` : jsonValue(field, isRedacted),
    },
  ]);
  return { pieces: [...values, literal(']')], separator: '\n' };
}

/** Our own text, free of quotes, as a stretch of every line. */
export function literal(text: string): Piece {
  return { level: 'series', sql: `'${text}'` };
}

export interface LineSql {
  /** Columns `f0, f1, ...` of the series. */
  readonly fragments: readonly string[];
  /** The line of a row, put together from them. `concat` builds it in one go, where `||` would copy it at each step. */
  readonly line: string;
  readonly needsWindow: boolean;
}

export function lineSql(pieces: readonly Piece[]): LineSql {
  const fragments: string[] = [];
  const parts: string[] = [];
  let open = -1;
  for (const { level, sql } of pieces) {
    if (level === 'row') {
      parts.push(sql);
      open = -1;
    } else if (open < 0) {
      open = fragments.push(sql) - 1;
      parts.push(`x.f${open}`);
    } else {
      fragments[open] += ` || ${sql}`;
    }
  }
  return { fragments, line: `concat(${parts.join(', ')})`, needsWindow: parts.some((part) => /\bw\./.test(part)) };
}
