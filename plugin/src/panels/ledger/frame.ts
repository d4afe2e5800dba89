import { type DataFrame, type Field, FieldType, getFieldDisplayName } from '@grafana/data';
import { type Column, isNameless, missingColumns } from '../../components/columns';
import { columns } from './columns';
import type { ColumnKind, Ledger, LedgerColumn } from './ledger';

/** The charges of the first frame that fits, or the columns it lacks. */
export function toLedger(series: readonly DataFrame[]): Ledger | { readonly missing: readonly Column[] } {
  const named = series.filter((candidate) => !isNameless(candidate));
  const [fitting, ...others] = named.filter((candidate) => missingColumns(candidate, columns).length === 0);
  const frame = fitting ?? (named.length === 0 ? series[0] : undefined);
  if (!frame) return { missing: missingColumns(named[0], columns) };
  const values = new Map(frame.fields.map((field) => [field.name, field.values]));
  const sources: Array<string | null> = values.get('source') ?? [];
  return {
    rowCount: frame.length,
    columns: frame.fields.map((field) => toColumn(field, frame, series)),
    costs: values.get('billed_cost') ?? [],
    currencies: values.get('billing_currency') ?? [],
    sources,
    unpricedCharges: values.get('unpriced_charges'),
    sourceNames: [...new Set(sources)].filter((name): name is string => Boolean(name)).sort(),
    otherFrames: others.length,
  };
}

function toColumn(field: Field, frame: DataFrame, series: readonly DataFrame[]): LedgerColumn {
  const kind = kindOf(field);
  const label = field.config.displayName ? getFieldDisplayName(field, frame, [...series]) : words(field.name);
  return { name: field.name, label: kind === 'time' ? `${label} (UTC)` : label, kind, values: field.values };
}

/** `service_provider_name` becomes `Service provider name`. */
function words(name: string): string {
  const spaced = name.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function kindOf({ name, type, values }: Field<unknown>): ColumnKind {
  if (type === FieldType.time) return values.every(isWholeDay) ? 'day' : 'time';
  if (type === FieldType.boolean) return 'flag';
  if (type === FieldType.number) return kindOfNumber(name);
  return name === 'source' || name === 'finality' ? name : 'text';
}

const DAY = 86_400_000;

/** A frame does not tell dates from instants; dates arrive as the start of their UTC day. */
function isWholeDay(value: unknown): boolean {
  return typeof value !== 'number' || value % DAY === 0;
}

function kindOfNumber(name: string): ColumnKind {
  if (name.endsWith('_cost')) return 'cost';
  return name.endsWith('_id') ? 'id' : 'number';
}
