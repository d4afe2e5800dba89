import { parquetMetadata, parquetReadObjects, type FileMetaData } from 'hyparquet';
import { fromUnits, type Decimal } from '../../src/domain/decimal.js';

/** A record of a Parquet file, with its amounts as exact as they stand there. */
export interface ParquetRow {
  readonly date?: unknown;
  readonly account?: unknown;
  readonly cost_usd?: Decimal | null;
  readonly tokens?: Decimal | null;
}

const DECIMALS = ['cost_usd', 'tokens'];
const BITS = 8 * 11;

/** Reads a Parquet file. The reader would turn decimals into floats, so it is told that they are plain bytes. */
export async function parquetRows(
  bytes: AsyncIterable<Buffer>,
): Promise<{ readonly metadata: FileMetaData; readonly rows: readonly ParquetRow[] }> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  const file = new Uint8Array(Buffer.concat(parts)).buffer;
  const metadata = parquetMetadata(file);
  const schema = metadata.schema.map((element) => {
    const plain = { ...element };
    if (DECIMALS.includes(element.name)) {
      delete plain.converted_type;
      delete plain.logical_type;
    }
    return plain;
  });
  const rows = await parquetReadObjects({ file, metadata: { ...metadata, schema }, utf8: false });
  return { metadata, rows: rows.map(exact) };
}

function exact(row: Record<string, unknown>): ParquetRow {
  const amounts = DECIMALS.filter((name) => row[name] instanceof Uint8Array).map((name) => {
    const hex = Buffer.from(row[name] as Uint8Array).toString('hex');
    return [name, fromUnits(BigInt.asIntN(BITS, BigInt(`0x${hex}`)))] as const;
  });
  return { ...row, ...Object.fromEntries(amounts) };
}
