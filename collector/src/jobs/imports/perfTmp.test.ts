import { test } from '@jest/globals';
import { ANNA, csvFile, ImportedLedger } from '../../../test/imports/importedLedger.js';
import { readImport } from '../../importing/readImport.js';
import { importFile } from './importFile.js';
test('perf', async () => {
  const imported = await ImportedLedger.open();
  const text = csvFile(
    ...Array.from(
      { length: 100_000 },
      (_, i) =>
        `${String(1 + (i % 28)).padStart(2, '0')},OpenAI,one,type ${i % 500},${i},${i % 97}.25,import,note ${i % 50}`,
    ),
  );
  const reading = readImport(Buffer.from(text));
  let worst: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    worst.push(Math.round(now - last));
    last = now;
  }, 5);
  for (const source of ['import', 'import', 'manual'] as const) {
    const t = performance.now();
    worst = [];
    await importFile({ pool: imported.ledger.pool, read: async () => reading }, ANNA, {
      bytes: Buffer.alloc(0),
      fileName: 'f',
      dryRun: false,
      partial: false,
      createAccounts: false,
      source,
    });
    process.stderr.write(
      `${source} ${Math.round(performance.now() - t)} ms pauses ${worst
        .sort((a, b) => b - a)
        .slice(0, 8)
        .join(' ')}\n`,
    );
  }
  clearInterval(timer);
  await imported.close();
}, 600_000);
