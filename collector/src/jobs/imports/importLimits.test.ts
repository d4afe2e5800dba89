import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANNA, csvFile, deskOf, ImportedLedger } from '../../../test/imports/importedLedger.js';
import { malformedFile } from '../../importing/malformedFiles.testkit.js';
import { withTransaction } from '../../store/db.js';
import { lockImports } from '../../store/importLock.js';
import { importFile, MAX_IMPORT_BYTES } from './importFile.js';

let imported: ImportedLedger;
beforeEach(async () => {
  imported = await ImportedLedger.open();
});
afterEach(async () => expect(await imported.close()).toEqual([]));

const WISH = { fileName: 'f', dryRun: false, partial: false, createAccounts: false };

test('a thousand malformed files are told of with their lines, and none leaves a trace', async () => {
  const before = await imported.traces();
  await fc.assert(
    fc.asyncProperty(malformedFile, fc.constantFrom('manual' as const, undefined), async (bytes, source) => {
      const lines = bytes.toString('latin1').split(/\r\n|\r|\n/).length;
      const wish = { dryRun: true, createAccounts: true, defaultAccount: 'a', ...(source ? { source } : {}) };
      const { faults, faultCount, skipped, rows } = await imported.import(bytes, wish);
      expect(faultCount).toBeGreaterThanOrEqual(faults.length);
      expect(faults.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
      expect(faultCount > 0 || (skipped === 0 && rows > 0)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
  expect(await imported.traces()).toEqual(before);
});

test('another import is waited for, but not for ever', async () => {
  const { pool } = imported.ledger;
  const bytes = Buffer.from(csvFile('01,,one,chat,,1,,'));
  await withTransaction(pool, async (tx) => {
    await lockImports(tx);
    const desk = deskOf(pool, { waitMs: 50 });
    await expect(importFile(desk, ANNA, { ...WISH, bytes })).rejects.toMatchObject({ code: 'IMPORT_RUNNING' });
  });
  expect(await importFile(deskOf(pool), ANNA, { ...WISH, bytes })).toMatchObject({ chargesNew: 1 });
});

test('imports at the same time are done one after the other', async () => {
  const files = [1, 2, 3].map((cost) => csvFile(`01,,one,chat,,${cost},,`, `0${cost},,one,own,,${cost},,`));
  await Promise.all(files.map((file) => imported.import(file)));
  const charges = await imported.charges();
  expect(charges.filter((charge) => charge.includes('own'))).toHaveLength(3);
  expect(charges.filter((charge) => charge.includes('chat'))).toHaveLength(1);
});

test('a file over the limit is refused before it is read', async () => {
  const desk = deskOf(imported.ledger.pool, { read: () => Promise.reject(new Error('it was read')) });
  const large = importFile(desk, ANNA, { ...WISH, bytes: Buffer.alloc(MAX_IMPORT_BYTES + 1) });
  await expect(large).rejects.toMatchObject({ code: 'IMPORT_TOO_LARGE', message: expect.stringContaining('20 MiB') });
});
