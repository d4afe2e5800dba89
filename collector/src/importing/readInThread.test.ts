import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { compiled } from '../../test/compiled.js';
import { csvLine, HEADER, read } from './files.testkit.js';
import type * as InThread from './readInThread.js';

let readInThread: typeof InThread.readInThread;

// The thread is a file that only the compiler makes.
beforeAll(async () => {
  const url = pathToFileURL(compiled('src/importing/readInThread'));
  ({ readInThread } = (await import(url.href)) as typeof InThread);
}, 180_000);

const lines = Array.from({ length: 5_001 }, (_, index) =>
  csvLine(['2026-10-01', 'OpenAI', 'a', String(index), '', '1', '', '']),
);

test('another thread reads exactly what this one would, rows and faults', async () => {
  const text = [HEADER, ...lines, csvLine(['2026-02-30', '', 'a', '', '', '1', '', '']), ''].join('\n');
  const reading = await readInThread(Buffer.from(text), { defaultAccount: 'a' });
  expect(reading.rows).toHaveLength(5_001);
  expect(reading).toEqual(read(text, { defaultAccount: 'a' }));
});

test('bytes that are no file of charges are faults there too', async () => {
  const bytes = Buffer.from([0, 255, 3]);
  expect(await readInThread(bytes, { format: 'focus' })).toMatchObject({ format: 'focus', rows: [], faultCount: 1 });
});
