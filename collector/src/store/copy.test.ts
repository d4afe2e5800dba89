import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../test/database.js';
import { copyField, copyIn, copyOut } from './copy.js';
import { withTransaction } from './db.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query('create table copied (id int, text text)');
});
afterAll(async () => database.drop());

async function roundTrip(texts: readonly string[]): Promise<string[]> {
  return withTransaction(database.pool, async (tx) => {
    await copyIn(
      tx,
      'copied',
      texts.map((text, id) => `${id}\t${copyField(text)}\n`),
    );
    const { rows } = await tx.query<{ text: string }>('select text from copied order by id');
    await tx.query('delete from copied');
    return rows.map(({ text }) => text);
  });
}

test('every text comes back as it went', async () => {
  const texts = [
    '',
    ' ',
    'plain',
    'a\tb',
    'a\nb',
    'a\r\nb',
    '\\',
    '\\N',
    '\\.',
    'C:\\new',
    '"quoted", and \'quoted\'',
    'naïve ∑ 🧾 ‮',
    '\u0001',
  ];
  expect(await roundTrip(texts)).toEqual(texts);
});

test('lines larger than one chunk, in both directions', async () => {
  const texts = Array.from({ length: 40 }, (_, index) => `${index}`.repeat(20_000));
  expect(await roundTrip(texts)).toEqual(texts);
  const lines: string[] = [];
  await withTransaction(database.pool, async (tx) =>
    copyOut(tx, `select i, repeat('ü', 1000) from generate_series(1, 500) as i`, (line) => lines.push(line)),
  );
  expect(lines).toEqual(Array.from({ length: 500 }, (_, index) => `${index + 1}\t${'ü'.repeat(1000)}`));
});

test('nothing to copy is nothing', async () => {
  expect(await roundTrip([])).toEqual([]);
  const lines: string[] = [];
  await withTransaction(database.pool, async (tx) => copyOut(tx, 'select 1 where false', (line) => lines.push(line)));
  expect(lines).toEqual([]);
});

test('a line that the server refuses fails the transaction, and the connection is good for the next one', async () => {
  await expect(
    withTransaction(database.pool, async (tx) => copyIn(tx, 'copied', ['1\tfine\n', 'x\twrong\n'])),
  ).rejects.toMatchObject({ code: 'DATABASE_FAULT' });
  await expect(
    withTransaction(database.pool, async (tx) => copyOut(tx, 'select 1 / 0', () => undefined)),
  ).rejects.toMatchObject({ code: 'DATABASE_FAULT' });
  expect(await roundTrip(['again'])).toEqual(['again']);
});

test('a source that fails in the middle copies nothing', async () => {
  const lines = function* (): Generator<string> {
    yield '1\tfine\n';
    throw new Error('the source broke');
  };
  await expect(withTransaction(database.pool, async (tx) => copyIn(tx, 'copied', lines()))).rejects.toThrow(
    'the source broke',
  );
  expect(await roundTrip([])).toEqual([]);
});
