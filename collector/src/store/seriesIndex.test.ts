import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { charge, Ledger, STREAM } from '../../test/money/ledger.js';
import type { ChargeDimensions } from '../domain/charge.js';
import { day } from '../domain/day.js';
import { SeriesIndex } from './seriesIndex.js';

const FRIDAY = day('2026-11-20');

let ledger: Ledger;
beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(async () => ledger[Symbol.asyncDispose]());

function rows(count: number, dimensions: Partial<ChargeDimensions> = {}) {
  return Array.from({ length: count }, (_, index) => charge(FRIDAY, { model: `m${index}`, cost: '1', dimensions }));
}

test('equal dimensions have one id, in every collector, whoever registered them', async () => {
  const [one, two] = [new SeriesIndex(), new SeriesIndex()];
  const ids = await one.resolve(ledger.pool, ledger.accountId, STREAM, rows(3));
  expect(new Set(ids).size).toBe(3);
  expect(await one.resolve(ledger.pool, ledger.accountId, STREAM, rows(3))).toEqual(ids);
  expect(await two.resolve(ledger.pool, ledger.accountId, STREAM, [...rows(3)].reverse())).toEqual(
    ids.slice().reverse(),
  );
});

test('another stream, another account and any other dimension have ids of their own', async () => {
  const index = new SeriesIndex();
  const first = await index.resolve(ledger.pool, ledger.accountId, STREAM, rows(1));
  const others = [
    await index.resolve(ledger.pool, ledger.accountId, 'another', rows(1)),
    await index.resolve(ledger.pool, ledger.accountId, STREAM, rows(1, { serviceName: 'x' })),
    await index.resolve(ledger.pool, ledger.accountId, STREAM, rows(1, { tags: { x: '1' } })),
    await index.resolve(ledger.pool, ledger.accountId, STREAM, rows(1, { tags: { x: '2' } })),
  ];
  expect(new Set([first[0], ...others.map(([id]) => id)]).size).toBe(5);
});

test('five collectors that meet the same new series at once agree on their ids', async () => {
  const resolved = await Promise.all(
    Array.from({ length: 5 }, async () =>
      new SeriesIndex().resolve(ledger.anotherPool({ size: 1 }), ledger.accountId, STREAM, rows(200)),
    ),
  );
  for (const ids of resolved) expect(ids).toEqual(resolved[0]);
  expect(await ledger.rows('select count(*)::int as n from aicost.charge_series')).toEqual([{ n: 200 }]);
});

test('a collector that meets known series takes no new ids: they are 32-bit and shared by all accounts', async () => {
  await new SeriesIndex().resolve(ledger.pool, ledger.accountId, STREAM, rows(3));
  await new SeriesIndex().resolve(ledger.pool, ledger.accountId, STREAM, rows(3));
  await new SeriesIndex().resolve(ledger.pool, ledger.accountId, STREAM, rows(4));
  expect(await ledger.rows(`select max(series_id) as n from aicost.charge_series`)).toEqual([{ n: 4 }]);
});

test('texts of any kind are stored as they are', async () => {
  const texts = {
    xModel: `it's "quoted" \\ {a,b} NULL`,
    skuMeter: '日本語 🧾',
    chargeDescription: '{"json":[1]}',
    tags: { 'a "key"': `'; drop table x; --` },
  };
  await new SeriesIndex().resolve(ledger.pool, ledger.accountId, STREAM, rows(1, texts));
  const [row] = await ledger.rows(`select model, sku_meter, charge_description, tags from aicost.charge_series`);
  expect(row).toEqual({
    model: texts.xModel,
    sku_meter: texts.skuMeter,
    charge_description: texts.chargeDescription,
    tags: texts.tags,
  });
});
