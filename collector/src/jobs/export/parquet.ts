import type { SchemaElement } from 'hyparquet';
import { startOfDay, type Day } from '../../domain/day.js';
import { MONEY_SCALE, toUnits, type Decimal } from '../../domain/decimal.js';
import type { Field } from '../../store/export/fields.js';
import type { Part } from '../../store/export/picture.js';

type Row = readonly (string | null)[];

/** Records in one group of rows: what a reader must hold at once, and what we hold. */
const GROUP_RECORDS = 16_000;
const DAY_MS = 86_400_000;

/**
 * A Parquet file from parts whose records are arrays of texts (`textArrayRecord`): days as DATE, figures as
 * DECIMAL(24,12), all else as text. The library is loaded only when somebody wants the format.
 */
export async function* parquetFile(parts: AsyncIterable<Part>, fields: readonly Field[]): AsyncGenerator<Buffer> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: schemaOf(fields), createdBy: 'AI Cost Tracker' });
  const take = (): Buffer => {
    const taken = Buffer.from(bytes.getBytes());
    bytes.index = 0;
    return taken;
  };
  let rows: Row[] = [];
  const writeGroup = async (): Promise<void> => {
    const columnData = fields.map((field, index) => ({
      name: field.id,
      data: rows.map((row) => typed(field, row[index] ?? null)),
    }));
    await file.write({ columnData, rowGroupSize: rows.length });
    rows = [];
  };
  for await (const part of parts) {
    for (const line of part.text.toString('utf8').split('\n')) if (line !== '') rows.push(JSON.parse(line) as Row);
    if (rows.length < GROUP_RECORDS) continue;
    await writeGroup();
    yield take();
  }
  if (rows.length > 0) await writeGroup();
  await file.finish();
  yield take();
}

function schemaOf(fields: readonly Field[]): SchemaElement[] {
  return [{ name: 'root', num_children: fields.length }, ...fields.map(elementOf)];
}

function elementOf({ id, kind }: Field): SchemaElement {
  const element = { name: id, repetition_type: 'OPTIONAL' } as const;
  if (id === 'date') return { ...element, type: 'INT32', converted_type: 'DATE' };
  if (kind !== 'number') return { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  // Eleven bytes hold every value of 24 digits.
  return {
    ...element,
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: 11,
    converted_type: 'DECIMAL',
    precision: 24,
    scale: MONEY_SCALE,
  };
}

/** A value as the library takes it: days since 1970, decimals as a count of 10^-12. */
function typed({ id, kind }: Field, value: unknown): unknown {
  if (value === null) return null;
  if (id === 'date') return startOfDay(value as Day) / DAY_MS;
  if (kind === 'number') return toUnits(value as Decimal);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
