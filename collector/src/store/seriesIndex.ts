import { createHash } from 'node:crypto';
import { dimensionsKey, type Charge, type ChargeDimensions } from '../domain/charge.js';
import type { Db } from './db.js';

/** What is known is left out beforehand: a row that ends in the conflict has already used up an id. */
const INSERT = `
insert into aicost.charge_series (
  account_id, stream, dimensions_hash, source, measure, charge_category, charge_description, service_name, sub_account_id,
  credential_id, model, sku_meter, request_type, service_tier, billing_currency, consumed_unit, tags, first_seen_at)
select $1, $2, t.hash, t.source, t.measure, t.category, t.description, t.service, t.sub_account, t.credential, t.model, t.meter,
       t.request_type, t.tier, t.currency, t.unit, t.tags::jsonb, aicost.now()
from unnest($3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
            $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
  as t (hash, source, measure, category, description, service, sub_account, credential, model, meter, request_type, tier, currency, unit, tags)
where not exists (
  select from aicost.charge_series as s where s.account_id = $1 and s.stream = $2 and s.dimensions_hash = t.hash)
on conflict (account_id, stream, dimensions_hash) do nothing`;

const SELECT = `
select encode(s.dimensions_hash, 'hex') as hash, s.series_id as "seriesId"
from aicost.charge_series as s
where s.account_id = $1 and s.stream = $2 and s.dimensions_hash = any($3::bytea[])`;

interface KnownSeries {
  readonly byKey: Map<string, number>;
  /** Connectors share one object among charges of equal dimensions; then the key need not be built again. */
  readonly byObject: WeakMap<ChargeDimensions, number>;
}

/**
 * Gives each charge the id of its series, and registers series that are seen for the first time.
 * A registered series without charges is harmless, so this happens before and outside the window's transaction;
 * the memory of known ids therefore can never outlive a rolled-back id.
 */
export class SeriesIndex {
  readonly #known = new Map<string, KnownSeries>();

  /** Series ids in the order of `charges`. */
  async resolve(db: Db, accountId: number, stream: string, charges: readonly Charge[]): Promise<Int32Array> {
    const known = this.#of(accountId, stream);
    const missing = new Map<string, ChargeDimensions>();
    for (const { dimensions } of charges) {
      if (known.byObject.has(dimensions)) continue;
      const key = dimensionsKey(dimensions);
      const id = known.byKey.get(key);
      if (id === undefined) missing.set(key, dimensions);
      else known.byObject.set(dimensions, id);
    }
    if (missing.size > 0) await this.#register(db, accountId, stream, known.byKey, missing);
    return Int32Array.from(
      charges,
      ({ dimensions }) => known.byObject.get(dimensions) ?? known.byKey.get(dimensionsKey(dimensions)) ?? 0,
    );
  }

  #of(accountId: number, stream: string): KnownSeries {
    const name = `${accountId}/${stream}`;
    const known = this.#known.get(name) ?? { byKey: new Map(), byObject: new WeakMap() };
    this.#known.set(name, known);
    return known;
  }

  async #register(
    db: Db,
    accountId: number,
    stream: string,
    known: Map<string, number>,
    missing: ReadonlyMap<string, ChargeDimensions>,
  ): Promise<void> {
    const keyOfHash = new Map([...missing.keys()].map((key) => [createHash('sha256').update(key).digest('hex'), key]));
    const hashes = [...keyOfHash.keys()].map((hash) => Buffer.from(hash, 'hex'));
    await db.query(INSERT, [accountId, stream, hashes, ...columnsOf([...missing.values()])]);
    const { rows } = await db.query<{ hash: string; seriesId: number }>(SELECT, [accountId, stream, hashes]);
    for (const row of rows) known.set(keyOfHash.get(row.hash) ?? '', row.seriesId);
  }
}

function columnsOf(all: readonly ChargeDimensions[]): string[][] {
  const fields: ((d: ChargeDimensions) => string)[] = [
    (d) => d.source,
    (d) => d.xMeasure,
    (d) => d.chargeCategory,
    (d) => d.chargeDescription,
    (d) => d.serviceName,
    (d) => d.subAccountId,
    (d) => d.xCredentialId,
    (d) => d.xModel,
    (d) => d.skuMeter,
    (d) => d.xRequestType,
    (d) => d.xServiceTier,
    (d) => d.billingCurrency,
    (d) => d.consumedUnit,
    (d) => JSON.stringify(d.tags),
  ];
  return fields.map((field) => all.map(field));
}
