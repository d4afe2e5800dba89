import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from './database.js';
import { testServerUrl } from './serverCommand.js';

async function databases(): Promise<string[]> {
  const client = new Client(testServerUrl);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  await client.end();
  return rows.map(({ datname }) => datname);
}

test('every test database is alone with its data', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await one.pool.query('create table mine (id int)');
  const { rows } = await two.pool.query<{ found: boolean }>("select to_regclass('mine') is not null as found");
  expect(rows).toEqual([{ found: false }]);
  await Promise.all([one.drop(), two.drop()]);
});

test('a test database is gone after drop, even while a test is still connected', async () => {
  const database = await testDatabase();
  const name = new URL(database.url).pathname.slice(1);
  const forgotten = new Client(database.url);
  forgotten.on('error', () => undefined);
  await forgotten.connect();
  expect(await databases()).toContain(name);
  await Promise.all([database.drop(), database.drop()]);
  expect(await databases()).not.toContain(name);
});

test('a test database is gone at the end of its scope', async () => {
  const nameInScope = async (): Promise<string> => {
    await using database = await testDatabase();
    await database.pool.query('select 1');
    return new URL(database.url).pathname.slice(1);
  };
  const name = await nameInScope();
  expect(await databases()).not.toContain(name);
});
