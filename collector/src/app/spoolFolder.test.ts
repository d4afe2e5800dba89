import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spoolFolder } from './spoolFolder.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'aicost-spool-'));
});
afterAll(() => rm(home, { recursive: true }));

test('downloads wait below the data directory, which need not be there yet', async () => {
  const dataDir = join(home, 'data');
  for (let start = 0; start < 2; start += 1) expect(await spoolFolder(dataDir)).toBe(join(dataDir, 'spool'));
  expect((await stat(join(dataDir, 'spool'))).isDirectory()).toBe(true);
});

test('where no data directory can be made they wait in the folder of the system', async () => {
  await writeFile(join(home, 'file'), '');
  expect(await spoolFolder(join(home, 'file'))).toBe(tmpdir());
});
