/** `node importChild.ts '<task>'`: imports a file in a process of its own, to be killed. */
import { importFile } from '../../src/jobs/imports/importFile.js';
import { createPool } from '../../src/store/db.js';
import { ANNA, CHILD_FILE, CHILD_NAME, deskOf } from './importedLedger.js';

export interface ImportTask {
  readonly databaseUrl: string;
  readonly source: 'import' | 'manual';
}

const { databaseUrl, source } = JSON.parse(process.argv[2] ?? '') as ImportTask;
const pool = createPool(databaseUrl, { applicationName: CHILD_NAME });
const wish = { fileName: 'killed.csv', dryRun: false, partial: false, createAccounts: true, source };
await importFile(deskOf(pool), ANNA, { ...wish, bytes: Buffer.from(CHILD_FILE) });
await pool.end();
