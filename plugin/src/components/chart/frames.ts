import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

/** What one source charged on one UTC day. */
export interface CostPart {
  /** `2026-11-08` */
  readonly day: string;
  readonly source: string;
  readonly finality: string;
  readonly currency: string;
  /** A decimal text; null: it has no price. */
  readonly cost: string | null;
}

/** What is expected of one UTC day; amounts are decimal texts. */
export interface ExpectedDay {
  readonly day: string;
  readonly expected: string;
  readonly lower80: string;
  readonly upper80: string;
  readonly lower95: string;
  readonly upper95: string;
}

interface Origin {
  readonly currency: string;
  readonly method: string;
  readonly madeAt: string;
}

/** The costs as the timeline panel reads them. The numbers are for drawing only; sums come from the collector. */
export function costFrame(parts: readonly CostPart[]): DataFrame {
  return frameOf(parts, {
    day: [FieldType.time, ({ day }) => Date.parse(day)],
    source: [FieldType.string, ({ source }) => source],
    finality: [FieldType.string, ({ finality }) => finality],
    billing_currency: [FieldType.string, ({ currency }) => currency],
    billed_cost: [FieldType.number, ({ cost }) => (cost === null ? null : Number(cost))],
  });
}

/** A forecast as the timeline panel reads it. */
export function forecastFrame(days: readonly ExpectedDay[], { currency, method, madeAt }: Origin): DataFrame {
  return frameOf(days, {
    day: [FieldType.time, ({ day }) => Date.parse(day)],
    expected: [FieldType.number, ({ expected }) => Number(expected)],
    lower80: [FieldType.number, ({ lower80 }) => Number(lower80)],
    upper80: [FieldType.number, ({ upper80 }) => Number(upper80)],
    lower95: [FieldType.number, ({ lower95 }) => Number(lower95)],
    upper95: [FieldType.number, ({ upper95 }) => Number(upper95)],
    billing_currency: [FieldType.string, () => currency],
    method: [FieldType.string, () => method],
    made_at: [FieldType.time, () => Date.parse(madeAt)],
  });
}

type Columns<Row> = Readonly<Record<string, readonly [FieldType, (row: Row) => string | number | null]>>;

/** A frame with a field for each column. */
export function frameOf<Row>(rows: readonly Row[], columns: Columns<Row>): DataFrame {
  const fields = Object.entries(columns).map(([name, [type, cell]]) => ({ name, type, values: rows.map(cell) }));
  return toDataFrame({ fields });
}
