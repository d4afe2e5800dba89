import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

export interface RealSeries {
  readonly id: string;
  /** Length of the season in steps. */
  readonly season: number;
  readonly values: readonly (number | null)[];
}

/** Real series are not part of the project; whoever has them lays them beside the checkout. */
const FOLDER = join(fileURLToPath(import.meta.url), '..', '..', '..', '..', '..', 'shared', 'data');

/** The series of one file, or null when it is not there. */
export function realSeries(file: string): RealSeries[] | null {
  const path = join(FOLDER, file);
  if (!existsSync(path)) return null;
  const rows = parse<Record<'id' | 'm' | 'values', string>>(readFileSync(path), { columns: true });
  return rows.map(({ id, m, values }) => ({
    id,
    season: Number(m),
    values: values.split(' ').map((text) => (text === 'NA' ? null : Number(text))),
  }));
}
