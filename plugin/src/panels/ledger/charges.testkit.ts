import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { toLedger } from './frame';
import type { Ledger, LedgerColumn } from './ledger';

const day = (text: string) => Date.parse(text);

const COLUMNS: ReadonlyArray<[string, FieldType, readonly unknown[]]> = [
  ['day', FieldType.time, [day('2026-11-01'), day('2026-11-02'), day('2026-11-03'), day('2026-11-03')]],
  ['account_id', FieldType.number, [1001, 1001, 1002, 1002]],
  ['model', FieldType.string, ['Opus', 'haiku', null, '=1+1']],
  ['source', FieldType.string, ['api', 'manual', 'api', 'estimate']],
  ['finality', FieldType.string, ['final', 'settling', 'provisional', null]],
  ['billing_currency', FieldType.string, ['USD', 'EUR', 'USD', 'USD']],
  ['billed_cost', FieldType.number, [1234.5, -5, null, 0.000000012]],
  ['tokens', FieldType.number, [1_000_000, null, 12, 0]],
];

/** Four charges, some of them with empty cells. */
export function chargesFrame(more: Readonly<Record<string, readonly unknown[]>> = {}): DataFrame {
  const known = COLUMNS.map(([name, type, values]) => ({ name, type, values: [...(more[name] ?? values)] }));
  const added = Object.entries(more).filter(([name]) => !COLUMNS.some(([known]) => known === name));
  const numbers = added.map(([name, values]) => ({ name, type: FieldType.number, values: [...values] }));
  return toDataFrame({ fields: [...known, ...numbers] });
}

export function ledgerOf(frame: DataFrame = chargesFrame()): Ledger {
  const ledger = toLedger([frame]);
  if ('missing' in ledger) throw new Error('The frame must be a ledger');
  return ledger;
}

export function columnOf(ledger: Ledger, name: string): LedgerColumn {
  const column = ledger.columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`The ledger must have the column ${name}`);
  return column;
}
