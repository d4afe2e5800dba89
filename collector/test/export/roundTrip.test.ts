import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OWN_STREAMS, type ChargeDimensions } from '../../src/domain/charge.js';
import { addDays } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import { exportWish, type ExportWords } from '../../src/jobs/export/exportWish.js';
import { openExport } from '../../src/jobs/export/openExport.js';
import { importFile } from '../../src/jobs/imports/importFile.js';
import type { ImportResult } from '../../src/jobs/imports/importResult.js';
import type { Pool } from '../../src/store/db.js';
import { ALL_FIELDS } from '../../src/store/export/fields.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { ANNA, deskOf } from '../imports/importedLedger.js';
import { rowsOf, SEEDED_DAYS } from './exportApi.js';
import { addAccount, charge, dims, FIRST_DAY, seedEveryKind, store } from './seededLedger.js';

/** What a ledger says of its own reading of a charge, and no file can tell it. */
const NOT_IN_FILES = ['finality', 'revision', 'created_at'];
const ALL = ALL_FIELDS.map(({ id }) => id)
  .filter((id) => !NOT_IN_FILES.includes(id))
  .join(',');

let first: TestDatabase;
let second: TestDatabase;
let third: TestDatabase;
beforeEach(async () => {
  [first, second, third] = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
});
afterEach(() => Promise.all([first, second, third].map((database) => database.drop())));

async function exported({ pool }: { readonly pool: Pool }, words: ExportWords): Promise<string> {
  const wish = await exportWish(pool, { ...SEEDED_DAYS, metadata: 'none', ...words });
  const parts: Buffer[] = [];
  for await (const part of (await openExport(pool, wish)).bytes) parts.push(part);
  return Buffer.concat(parts).toString();
}

function imported({ pool }: TestDatabase, text: string, source: 'import' | 'manual' = 'import'): Promise<ImportResult> {
  const wish = { fileName: 'export.csv', dryRun: false, partial: false, createAccounts: true, source };
  return importFile(deskOf(pool), ANNA, { ...wish, bytes: Buffer.from(text) });
}

interface Kinds {
  /** Charges that need more than the eight columns. */
  readonly areAllKinds?: boolean;
  /** Not in FOCUS, which has an amount for everything. */
  readonly hasUnpriced?: boolean;
}

/** Rows of files; some can be told apart by their amounts only, and stand in no order of these. */
async function seedFile(pool: Pool, { areAllKinds = false, hasUnpriced = false }: Kinds): Promise<void> {
  const accountId = await addAccount(pool, '=Main, "prod"');
  const chat = dims({ source: 'import', xRequestType: 'chat', consumedUnit: 'Tokens', tags: { x_note: '-a\n"b"' } });
  const alike = (dimensions: ChargeDimensions, amounts: readonly string[]) =>
    amounts.map((amount, index) => {
      const tags = index === 0 ? dimensions.tags : { ...dimensions.tags, occurrence: String(index + 1) };
      return charge({ ...dimensions, tags }, FIRST_DAY, amount, {
        xBilledCostRaw: `${amount} USD`,
        consumedQuantity: decimal('7'),
      });
    });
  const usage = dims({ source: 'import', xMeasure: 'usage', xRequestType: 'embedding', consumedUnit: 'Tokens' });
  const charges = [
    ...alike(chat, ['3', '-1', '2', '0.000000000001', '3', '11', '10', '9', '8', '7', '6', '5']),
    charge(usage, FIRST_DAY, null, { consumedQuantity: decimal('12345678901') }),
    charge(dims({ source: 'import' }), addDays(FIRST_DAY, 2), '0', { xBilledCostRaw: '0 USD' }),
  ];
  const model = dims({
    source: 'import',
    xModel: 'gpt-5',
    skuMeter: 'input',
    subAccountId: 'proj_1',
    xCredentialId: 'key_1',
  });
  const further = [
    charge({ ...model, tags: { team: '=blue' } }, FIRST_DAY, '1.5', {
      xBilledCostRaw: '1.5 USD',
      listCost: decimal('2'),
    }),
    charge({ ...model, billingCurrency: 'EUR' }, FIRST_DAY, '1', { xBilledCostRaw: '1 EUR' }),
    charge({ ...model, xServiceTier: 'batch', serviceName: '' }, FIRST_DAY, '1', { xBilledCostRaw: '1 USD' }),
    charge({ ...model, chargeCategory: 'Credit', chargeDescription: 'refund' }, FIRST_DAY, '-5', {
      xBilledCostRaw: '-5 USD',
    }),
    ...(hasUnpriced
      ? [charge({ ...model, chargeDescription: 'mystery' }, FIRST_DAY, null, { xBilledCostRaw: '' })]
      : []),
  ];
  await store(pool, accountId, OWN_STREAMS.import, [...charges, ...(areAllKinds ? further : [])]);
}

describe('an export of what files have brought', () => {
  test.each<[string, ExportWords, Kinds]>([
    ['the eight columns', {}, {}],
    ['all columns', { columns: ALL }, { areAllKinds: true, hasUnpriced: true }],
    ['FOCUS', { format: 'focus' }, { areAllKinds: true, hasUnpriced: true }],
  ])('of %s makes the same file after it was imported elsewhere', async (_, words, kinds) => {
    await seedFile(first.pool, kinds);
    const file = await exported(first, words);
    await imported(second, file);
    expect(await exported(second, words)).toBe(file);
  });

  test('with its closing lines is understood too', async () => {
    await seedFile(first.pool, {});
    const result = await imported(second, await exported(first, { metadata: 'footer' }));
    expect(result).toMatchObject({ rows: 14, chargesNew: 14, faultCount: 0 });
  });

  test('imported where it came from changes nothing', async () => {
    await seedFile(first.pool, { areAllKinds: true, hasUnpriced: true });
    const result = await imported(first, await exported(first, { columns: ALL }));
    expect(result).toMatchObject({ chargesNew: 0, chargesChanged: 0, chargesUnchanged: 19 });
  });
});

describe('an export of what providers, people and estimates say', () => {
  test.each<[string, ExportWords, string]>([
    ['all columns', { columns: ALL }, 'Data Source'],
    ['FOCUS', { format: 'focus' }, 'x_Source'],
  ])('of %s keeps every charge, but that its source is a file now', async (_, words, sourceColumn) => {
    await seedEveryKind(first.pool);
    const file = await exported(first, words);
    await imported(second, file);
    const copy = await exported(second, words);
    await imported(third, copy);
    expect(await exported(third, words)).toBe(copy);
    /** Finality is the ledger's own, and so is the number of an account where no organisation is known. */
    const ownWords = [sourceColumn, 'x_Finality', 'x_BilledCostRaw', 'BillingAccountId'];
    const said = (text: string): string[] =>
      rowsOf(text)
        .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !ownWords.includes(column))))
        .sort();
    expect(said(copy)).toEqual(said(file));
    expect(new Set(rowsOf(copy).map((row) => row[sourceColumn]))).toEqual(new Set(['import']));
  });
});

test('entries make the same file after they were imported as entries elsewhere, and alike ones keep their order', async () => {
  const header = 'Date,Service,Account,Request Type,Tokens,Cost (USD),Data Source,Notes';
  const lines = ['5', '1', '3', '12', '2'].map((cost) => `2026-01-31,OpenAI,one,manual,10,${cost},manual,seat`);
  await imported(
    first,
    `${[header, ...lines, '2026-01-30,OpenAI,one,manual,,7,manual,"a, b"'].join('\r\n')}\r\n`,
    'manual',
  );
  for (const words of [{}, { columns: ALL }]) {
    const file = await exported(first, words);
    expect(rowsOf(file).map((row) => row['Cost (USD)'])).toEqual(['7', '5', '1', '3', '12', '2']);
    await imported(second, file, 'manual');
    expect(await exported(second, words)).toBe(file);
  }
});
