import { describe, expect, test } from '@jest/globals';
import { readText, repositoryFiles } from './structure/files.js';
import { floorFaults } from './structure/floors.js';
import { registryFaults } from './structure/registry.js';
import { additiveUpdates, isSql, sqlLiterals } from './structure/sql.js';

const paths = repositoryFiles();
const source = paths.filter((path) => /^collector\/src\/.*\.ts$/.test(path));
const isTest = (path: string) => path.endsWith('.test.ts') || path.startsWith('collector/test/');

describe('the floors of the house', () => {
  const faults = (path: string, text: string) => floorFaults({ path: `collector/src/${path}`, text });

  test('every file imports its own folder or a lower floor', () => {
    expect(source.map(readText).flatMap(floorFaults)).toEqual([]);
  });

  test.each([
    ['up', 'store/db.ts', `import { sync } from '../jobs/sync.js';`],
    ['to a neighbour', 'store/db.ts', `import type { Price } from '../pricing/price.js';`],
    ['to a neighbour, at run time', 'api/server.ts', `await import('../metrics/catalog.js');`],
    ['by passing it on', 'domain/day.ts', `export * from '../store/db.js';`],
    ['from a test', 'jobs/sync.test.ts', `import { serve } from '../api/server.js';`],
    ['to what only tests may use', 'jobs/sync.ts', `import { database } from '../../test/database.js';`],
    ['out of the house', 'app.ts', `import { page } from '../../plugin/src/module.js';`],
    ['to no floor', 'app.ts', `import { pad } from './strings/pad.js';`],
  ])('an import %s is caught', (_case, path, text) => {
    expect(faults(path, text)).toHaveLength(1);
  });

  test('a folder that the plan does not know is caught', () => {
    expect(faults('strings/pad.ts', '')).toEqual(['collector/src/strings/pad.ts: strings stands on no floor']);
  });

  test.each([
    ['store/db.ts', `import { CollectorError } from '../errors.js';`],
    ['store/rows/one.ts', `import { db } from '../db.js';`],
    ['main.ts', `import { run } from './app.js';`],
    ['jobs/sync.test.ts', `import { database } from '../../test/database.js';`],
    ['config.ts', `import manifest from '../package.json' with { type: 'json' };`],
    ['app.ts', `import fastify from 'fastify';`],
  ])('%s may say %s', (path, text) => {
    expect(faults(path, text)).toEqual([]);
  });
});

describe('the place of SQL', () => {
  test('source holds SQL only in store/', () => {
    const checked = [...source, ...paths.filter((path) => /^scripts\/.*\.m?[jt]s$/.test(path))];
    const outside = checked.filter((path) => !path.startsWith('collector/src/store/') && !isTest(path));
    expect(outside.flatMap((path) => sqlLiterals(readText(path)).map((sql) => `${path}: ${sql}`))).toEqual([]);
  });

  test('SQL files stand only in migrations/ and store/', () => {
    const files = paths.filter((path) => path.endsWith('.sql'));
    expect(files.filter((path) => !/^(collector\/(migrations|src\/store)|docs)\//.test(path))).toEqual([]);
  });

  test('SQL in a literal or a template is caught', () => {
    const planted = [
      'const a = "select now()";',
      'const b = `\n-- why\nwith spent as (select 1) select * from spent`;',
      'db.query(`update ${table} set name = $1`);',
      "tx.query('begin');",
    ].join('\n');
    expect(sqlLiterals({ path: 'collector/src/jobs/sync.ts', text: planted })).toHaveLength(4);
  });

  test.each([
    'insert into charge (id) values ($1)',
    'DELETE FROM charge WHERE id = $1',
    'create unique index concurrently charge_day on charge (day)',
    'alter table charge add column note text',
    'copy charge from stdin',
    'set local statement_timeout = 0',
  ])('%s is SQL', (text) => expect(isSql(text)).toBe(true));

  test.each([
    'select a month',
    'update the collector and try again',
    'delete the account first',
    'with one account',
    'create a token',
    'set AICOST_LISTEN',
    'begin of the window',
  ])('%s is not SQL', (text) => expect(isSql(text)).toBe(false));
});

describe('connectors', () => {
  const registry = 'collector/src/connectors/registry.ts';
  const example = `import { openai } from './openai/manifest.js';\nexport const connectors: Connector[] = [openai];`;

  test('every folder is registered, and nothing else is', () => {
    const folders = new Set(paths.flatMap((path) => /^collector\/src\/connectors\/([^/]+)\//.exec(path)?.[1] ?? []));
    folders.delete('kit');
    expect(registryFaults(readText(registry).text, [...folders])).toEqual([]);
  });

  test('a forgotten folder and a folder that is gone are caught', () => {
    expect(registryFaults(example, ['openai'])).toEqual([]);
    expect(registryFaults(example, ['openai', 'azure-openai'])).toEqual(['azure-openai is not registered']);
    expect(registryFaults(example, [])).toEqual(['openai has no folder']);
  });

  test('an import that is not in the list does not count', () => {
    expect(registryFaults(example.replace('[openai]', '[]'), ['openai'])).toEqual(['openai is not registered']);
  });
});

describe('every file of the repository', () => {
  const ours = paths.filter((path) => !path.startsWith('plugin/.config/'));
  // This test plants what it forbids.
  const others = ours.filter((path) => !path.startsWith('collector/test/structure'));
  const filesWith = (pattern: RegExp) => others.filter((path) => pattern.test(readText(path).text));

  test('is called what it is', () => {
    const nameless = /(^|[/.])(utils?|helpers?|common|misc)([/.]|$)/i;
    expect(ours.filter((path) => nameless.test(path))).toEqual([]);
    expect(['src/utils/a.ts', 'src/misc.ts', 'a/sync.helpers.ts'].every((path) => nameless.test(path))).toBe(true);
    expect(nameless.test('src/commonality.ts')).toBe(false);
  });

  test('is short: 300 lines of TypeScript at most, unless it is generated', () => {
    const written = ours.filter((path) => /\.tsx?$/.test(path) && !/\.gen\.tsx?$/.test(path));
    expect(written.filter((path) => readText(path).text.split('\n').length > 301)).toEqual([]);
  });

  test('names no folder of one machine', () => {
    const machine = /(?<![\w.$}-])\/(work|root|Users\/\w+)\//;
    expect(filesWith(machine)).toEqual([]);
    expect(machine.test('see /work/main')).toBe(true);
    expect(machine.test('https://example.com/work/1 and ./root/')).toBe(false);
  });

  test('leaves numeric a text', () => {
    const parser = /setTypeParser\(\s*(1700|[\w.]*numeric)\b/i;
    expect(filesWith(parser)).toEqual([]);
    expect(parser.test('types.setTypeParser(1700, parseFloat)')).toBe(true);
    expect(parser.test('types.setTypeParser(types.builtins.NUMERIC, Number)')).toBe(true);
  });

  test('never adds to a stored amount', () => {
    const inCode = others
      .filter((path) => /^collector\/.*\.ts$/.test(path))
      .map(readText)
      .flatMap(sqlLiterals);
    const inFiles = others.filter((path) => path.endsWith('.sql')).map((path) => readText(path).text);
    expect([...inCode, ...inFiles].flatMap(additiveUpdates)).toEqual([]);
  });

  test.each([
    ['update day set amount = amount + $1 where id = $2', 1],
    ['insert into day values ($1) on conflict do update set billed_cost = day.billed_cost + excluded.billed_cost', 1],
    ['update day set tokens = coalesce(tokens, 0) + $1', 1],
    ['update run set attempts = attempts + 1', 0],
    ['update day set amount = excluded.amount', 0],
    ['update day set seen = true where amount = amount + $1', 0],
  ])('%s: %i additions', (sql, count) => {
    expect(additiveUpdates(sql)).toHaveLength(count);
  });
});
