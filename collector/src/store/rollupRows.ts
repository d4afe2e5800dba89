import { countsQuantity, type Charge, type ChargeDimensions } from '../domain/charge.js';
import { fromUnits, toUnits, type Decimal } from '../domain/decimal.js';

/** What charges are summed by; every row of `aicost.charge_rollup` is of one of these. */
export const ROLLUP_DIMENSIONS = ['total', 'model', 'sub_account', 'credential'] as const;

export type RollupDimension = (typeof ROLLUP_DIMENSIONS)[number];

/** One row of `aicost.charge_rollup` within its window. Sums are null where no charge had a value. */
export interface RollupRow {
  readonly dimension: RollupDimension;
  readonly source: string;
  readonly billingCurrency: string;
  readonly value: string;
  readonly billedCost: Decimal | null;
  readonly listCost: Decimal | null;
  readonly tokens: Decimal | null;
  readonly requests: Decimal | null;
  readonly unpricedCharges: number;
  readonly charges: number;
}

type RollupKey = Pick<RollupRow, 'dimension' | 'source' | 'billingCurrency' | 'value'>;

interface NamedKey {
  readonly name: string;
  readonly key: RollupKey;
}

/** Sums in 10^-12; undefined: no value yet. */
interface Sums {
  billedCost: bigint | undefined;
  listCost: bigint | undefined;
  tokens: bigint | undefined;
  requests: bigint | undefined;
  unpricedCharges: number;
  charges: number;
}

/** What rollups know of a charge; meters, tiers and descriptions are summed over. */
interface Group {
  readonly keys: readonly NamedKey[];
}

/** Charges of equal dimensions share one object, so the group of a series is worked out once. */
const groupOfDimensions = new WeakMap<ChargeDimensions, Group>();

/** The daily sums of one window's charges, by each dimension; exact. */
export function rollupRows(charges: readonly Charge[]): RollupRow[] {
  const byGroup = new Map<Group, Sums>();
  const named = new Map<string, Group>();
  for (const charge of charges) {
    const group = groupOfDimensions.get(charge.dimensions) ?? rememberGroup(named, charge.dimensions);
    let sums = byGroup.get(group);
    if (!sums) byGroup.set(group, (sums = emptySums()));
    addAmounts(sums, amountsOf(charge));
  }
  const rows = new Map<string, { key: RollupKey; sums: Sums }>();
  for (const [group, sums] of byGroup) {
    for (const { name, key } of group.keys) {
      let row = rows.get(name);
      if (!row) rows.set(name, (row = { key, sums: emptySums() }));
      addAmounts(row.sums, sums);
    }
  }
  return Array.from(rows.values(), ({ key, sums }) => ({ ...key, ...inDecimals(sums) }));
}

function rememberGroup(named: Map<string, Group>, d: ChargeDimensions): Group {
  const name = JSON.stringify([d.source, d.billingCurrency, d.xModel, d.subAccountId, d.xCredentialId]);
  const group = named.get(name) ?? { keys: keysOf(d) };
  named.set(name, group);
  groupOfDimensions.set(d, group);
  return group;
}

function keysOf(d: ChargeDimensions): NamedKey[] {
  const base = { source: d.source, billingCurrency: d.billingCurrency };
  const keys: RollupKey[] = [
    { ...base, dimension: 'total', value: '' },
    { ...base, dimension: 'model', value: d.xModel },
    { ...base, dimension: 'sub_account', value: d.subAccountId },
    { ...base, dimension: 'credential', value: d.xCredentialId },
  ];
  return keys.map((key) => ({ name: JSON.stringify(Object.values(key)), key }));
}

function emptySums(): Sums {
  return {
    billedCost: undefined,
    listCost: undefined,
    tokens: undefined,
    requests: undefined,
    unpricedCharges: 0,
    charges: 0,
  };
}

/** What one charge adds to each of its rows. */
function amountsOf({ dimensions, billedCost, listCost, consumedQuantity }: Charge): Sums {
  const isUsage = countsQuantity(dimensions) && consumedQuantity !== null;
  return {
    billedCost: billedCost === null ? undefined : toUnits(billedCost),
    listCost: listCost === null ? undefined : toUnits(listCost),
    tokens: isUsage && dimensions.consumedUnit === 'Tokens' ? toUnits(consumedQuantity) : undefined,
    requests: isUsage && dimensions.consumedUnit === 'Requests' ? toUnits(consumedQuantity) : undefined,
    unpricedCharges: dimensions.xMeasure === 'cost' && billedCost === null ? 1 : 0,
    charges: 1,
  };
}

function addAmounts(sums: Sums, more: Sums): void {
  if (more.billedCost !== undefined) sums.billedCost = (sums.billedCost ?? 0n) + more.billedCost;
  if (more.listCost !== undefined) sums.listCost = (sums.listCost ?? 0n) + more.listCost;
  if (more.tokens !== undefined) sums.tokens = (sums.tokens ?? 0n) + more.tokens;
  if (more.requests !== undefined) sums.requests = (sums.requests ?? 0n) + more.requests;
  sums.unpricedCharges += more.unpricedCharges;
  sums.charges += more.charges;
}

function inDecimals(sums: Sums): Omit<RollupRow, keyof RollupKey> {
  const text = (units: bigint | undefined): Decimal | null => (units === undefined ? null : fromUnits(units));
  return {
    billedCost: text(sums.billedCost),
    listCost: text(sums.listCost),
    tokens: text(sums.tokens),
    requests: text(sums.requests),
    unpricedCharges: sums.unpricedCharges,
    charges: sums.charges,
  };
}
