import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface RealSeries {
  /** Length of the season in steps. */
  readonly season: number;
  readonly values: readonly (number | null)[];
  /** What came after `values`, where the file keeps the two apart; else empty. */
  readonly sequel: readonly (number | null)[];
}

export const NOT_HERE = 'skipped, its file is not in the folder that AICOST_BENCH_DATA names';

/**
 * The series of a file in the folder AICOST_BENCH_DATA, for they are no part of the project; null where it is not there.
 * Its columns are `m` and `values`, or `train` and `test`; numbers with spaces between, `NA` for an unknown one.
 */
export function realSeries(file: string): RealSeries[] | null {
  const path = join(process.env['AICOST_BENCH_DATA'] ?? '', file);
  if (!process.env['AICOST_BENCH_DATA'] || !existsSync(path)) return null;
  const rows = parse<Partial<Record<string, string>>>(readFileSync(path), { columns: true });
  return rows.map(({ m, values, train, test }) => ({
    season: Number(m),
    values: numbers(values ?? train),
    sequel: numbers(test),
  }));
}

function numbers(text = ''): (number | null)[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => (word === 'NA' ? null : Number(word)));
}
