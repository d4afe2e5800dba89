import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choicesOf, wordsOf } from './choices';
import { ALL_COLUMNS, STANDARD_COLUMNS } from './formats';

const choices = (query: string) => choicesOf(new URLSearchParams(query), '2026-11-23');

test('an address that says nothing means what the collector gives unasked', () => {
  expect(wordsOf(choices(''))).toEqual({
    format: 'csv',
    start_date: '2026-10-25',
    end_date: '2026-11-23',
    metadata: 'footer',
  });
});

test('every choice of the address reaches the collector', () => {
  const query =
    'from=2026-11-01&to=2026-11-02&service=openai&account=3&source=api&model=m&format=ndjson&columns=date,tags&redact=1&metadata=footer&gzip=1';
  expect(wordsOf(choices(query))).toEqual({
    format: 'ndjson',
    start_date: '2026-11-01',
    end_date: '2026-11-02',
    service_id: 'openai',
    account_id: '3',
    source: 'api',
    model: 'm',
    columns: 'date,tags',
    redact: '1',
    metadata: 'footer',
    gzip: '1',
  });
});

test.each(['source=all', 'source=$__all', 'source=', 'source=api&source=manual'])(
  'a variable that names no single value (%s) restricts nothing',
  (query) => expect(choices(query).source).toBeNull(),
);

test('the columns of a FOCUS file cannot be chosen, nor its end', () => {
  const words = wordsOf(choices('format=focus&columns=date&metadata=footer'));
  expect(words).not.toHaveProperty('columns');
  expect(words).not.toHaveProperty('metadata');
});

test('days that were picked stand above a named period', () => {
  expect(choices('period=last-month').firstDay).toBe('2026-10-01');
  expect(choices('period=last-month&from=2026-11-05').period).toBeNull();
});

test('the columns are those of the collector', () => {
  const path = join(__dirname, '../../../../../collector/src/store/export/fields.ts');
  const declared = readFileSync(path, 'utf8').matchAll(/(?:row|series)\('(\w+)', '/g);
  expect([...declared].map(([, id]) => id)).toEqual([...ALL_COLUMNS]);
  expect(ALL_COLUMNS.slice(0, STANDARD_COLUMNS.length)).toEqual([...STANDARD_COLUMNS]);
});
