import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { csvFile, ImportedLedger } from '../../../test/imports/importedLedger.js';
import { window } from '../../../test/money/ledger.js';
import { day } from '../../domain/day.js';

let imported: ImportedLedger;
beforeEach(async () => {
  imported = await ImportedLedger.open();
});
afterEach(async () => expect(await imported.close()).toEqual([]));

const ESTIMATES = csvFile('01,OpenAI,one,chat,5,1.25,estimate,', '02,OpenAI,one,chat,5,2,estimate,');

const sums = () =>
  imported.ledger.rows(
    `select day, source, trim_scale(sum(billed_cost)) as cost from report.daily_cost group by 1, 2 having sum(billed_cost) is not null order by 1, 2`,
  );

test('an imported estimate stands until the bill is there', async () => {
  await imported.import(ESTIMATES);
  expect(await sums()).toMatchObject([
    { day: '2026-10-01', source: 'estimate', cost: '1.25' },
    { day: '2026-10-02', source: 'estimate', cost: '2' },
  ]);
  await imported.ledger.read([window(day('2026-10-01'), { a: '7' })]);
  expect(await sums()).toMatchObject([
    { day: '2026-10-01', source: 'api', cost: '7' },
    { day: '2026-10-02', source: 'estimate', cost: '2' },
  ]);
});

test('estimates of days that are billed already are left out, and the answer says so', async () => {
  await imported.ledger.read([window(day('2026-10-01'), { a: '7' })]);
  const { warnings, chargesNew } = await imported.import(ESTIMATES);
  expect(chargesNew).toBe(1);
  expect(warnings).toContainEqual({
    code: 'ESTIMATES_WITHHELD',
    message: '1 row estimates a day that the provider has billed; an estimate gives way to the bill and was left out',
  });
  expect(await sums()).toMatchObject([
    { day: '2026-10-01', source: 'api', cost: '7' },
    { day: '2026-10-02', source: 'estimate', cost: '2' },
  ]);
});
