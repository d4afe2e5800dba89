import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { csvFile, ImportedLedger } from '../../../test/imports/importedLedger.js';
import { window } from '../../../test/money/ledger.js';
import { day } from '../../domain/day.js';
import { ImportRefused } from './importResult.js';

let imported: ImportedLedger;
beforeEach(async () => {
  imported = await ImportedLedger.open();
});
afterEach(async () => expect(await imported.close()).toEqual([]));

const TWO_DAYS = csvFile(
  '01,OpenAI,one,chat,5,1.25,import,first',
  '02,OpenAI,one,chat,,2,import,',
  '02,OpenAI,one,image,,0.5,import,',
);

describe('a file', () => {
  test('is stored with its notes, and the answer says what was done', async () => {
    expect(await imported.import(TWO_DAYS)).toEqual({
      format: 'csv',
      source: 'import',
      dryRun: false,
      rows: 3,
      chargesNew: 3,
      chargesChanged: 0,
      chargesUnchanged: 0,
      skipped: 0,
      accountsCreated: [],
      total: [{ currency: 'USD', cost: '3.75' }],
      firstDay: '2026-10-01',
      lastDay: '2026-10-02',
      faults: [],
      faultCount: 0,
      warnings: [],
    });
    expect(await imported.charges()).toEqual([
      '10-01 one chat 1.25 (first)',
      '10-02 one chat 2',
      '10-02 one image 0.5',
    ]);
    expect(await imported.ledger.rows('select trigger, actor, note from aicost.sync_run')).toEqual([
      { trigger: 'import', actor: 'user:u1', note: 'costs.csv' },
    ]);
    expect(await imported.ledger.rows('select actor, action, target from aicost.audit')).toEqual([
      { actor: 'user:u1', action: 'import', target: 'costs.csv' },
    ]);
  });

  test('a second time changes nothing, and says so', async () => {
    await imported.import(TWO_DAYS);
    const again = await imported.import(TWO_DAYS);
    expect(again).toMatchObject({ chargesNew: 0, chargesChanged: 0, chargesUnchanged: 3 });
    expect(again.warnings).toMatchObject([{ code: 'NOTHING_CHANGED' }]);
    expect(await imported.traces()).toMatchObject({ charge: 3, sync_run: 1, audit: 2 });
  });

  test('that overlaps another one wins where both speak of the same, and leaves the rest', async () => {
    await imported.import(TWO_DAYS);
    const later = csvFile('02,OpenAI,one,chat,,9,import,corrected', '03,OpenAI,one,chat,,4,import,');
    const result = await imported.import(later, { fileName: 'later.csv' });
    expect(result).toMatchObject({ chargesNew: 1, chargesChanged: 1, chargesUnchanged: 0 });
    expect(await imported.charges()).toEqual([
      '10-01 one chat 1.25 (first)',
      '10-02 one chat 9 (corrected)',
      '10-02 one image 0.5',
      '10-03 one chat 4',
    ]);
    const [revision] = await imported.ledger.rows('select note from report.revision where new_cost = 9');
    expect(revision).toEqual({ note: 'later.csv' });
  });

  test('of several accounts changes each of them, also where both were there before', async () => {
    const both = (cost: string) =>
      csvFile(`01,,one,chat,,${cost},,`, `01,,two,chat,,${cost},,`, `09,,two,chat,,${cost},,`);
    expect(await imported.import(both('1'), { createAccounts: true })).toMatchObject({
      accountsCreated: ['two'],
      chargesNew: 3,
    });
    expect(await imported.import(both('2'))).toMatchObject({ chargesChanged: 3 });
    expect(await imported.charges()).toEqual(['10-01 one chat 2', '10-01 two chat 2', '10-09 two chat 2']);
    expect(await imported.ledger.rows('select from aicost.charge_revision')).toHaveLength(3);
  });

  test('of estimates is stored as such', async () => {
    const report = {
      daily: [
        { date: '2026-10-02', totalCost: 1.5, modelBreakdowns: [{ modelName: 'gpt-5', inputTokens: 3, cost: 1.5 }] },
      ],
    };
    const result = await imported.import(JSON.stringify(report), { defaultAccount: 'laptop', createAccounts: true });
    expect(result).toMatchObject({ format: 'ccusage', source: 'estimate', accountsCreated: ['laptop'] });
    expect(await imported.ledger.rows('select stream, source from aicost.charge_series')).toEqual([
      { stream: 'import-estimate', source: 'estimate' },
    ]);
  });

  test('says where the provider has charges too', async () => {
    await imported.ledger.read([window(day('2026-10-01'), { a: '7' })]);
    const { warnings } = await imported.import(TWO_DAYS);
    expect(warnings).toMatchObject([
      { code: 'OVERLAPS_API_CHARGES', message: expect.stringMatching(/2026-10-01: 7 USD; both/) },
    ]);
  });
});

describe('faults', () => {
  const BAD = csvFile(
    '01,OpenAI,one,chat,,1,,',
    '02,OpenAI,one,chat,,"1,5",,',
    '03,OpenAI,nobody,chat,,1,,',
    '04,Anthropic,one,chat,,1,,',
  );

  test('anywhere leave no trace of the whole file, not even of new accounts', async () => {
    const before = await imported.traces();
    const refused = await imported.import(BAD, { createAccounts: true }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ImportRefused);
    expect(refused).toMatchObject({
      code: 'IMPORT_REFUSED',
      faultCount: 2,
      message: expect.stringMatching(/2 faults, so nothing was stored; the first is in line 3/),
    });
    expect(await imported.traces()).toEqual(before);
  });

  test('have the line, and say what to do', async () => {
    const { faults } = await imported.import(BAD, { dryRun: true });
    expect(faults).toMatchObject([
      { line: 3, column: 'Cost (USD)' },
      {
        line: 4,
        column: 'Account',
        message: 'there is no account "nobody"; create it, or import with create_accounts=1',
      },
      { line: 5, column: 'Service', message: expect.stringMatching(/"one" is of OpenAI, not of "Anthropic"/) },
    ]);
  });

  test('do not hold up the good rows when those are asked for', async () => {
    const result = await imported.import(BAD, { partial: true });
    expect(result).toMatchObject({ rows: 1, chargesNew: 1, skipped: 3, faultCount: 3 });
    expect(await imported.charges()).toEqual(['10-01 one chat 1']);
  });

  test('in every row are a refusal even then', async () => {
    await expect(imported.import(csvFile('01,,nobody,,,1,,'), { partial: true })).rejects.toBeInstanceOf(ImportRefused);
  });

  test('are told of an account that was deleted', async () => {
    await imported.ledger.rows('update aicost.account set deleted_at = now()');
    const { faults } = await imported.import(TWO_DAYS, { dryRun: true, createAccounts: true });
    expect(faults[0]?.message).toMatch(/there is already an account "one"; it was deleted/);
  });
});

describe('a dry run', () => {
  test('tells all and leaves no trace', async () => {
    const before = await imported.traces();
    const told = await imported.import(csvFile('01,Groq,new,chat,,1,,'), { dryRun: true, createAccounts: true });
    expect(told).toMatchObject({
      dryRun: true,
      rows: 1,
      chargesNew: 1,
      accountsCreated: ['new'],
      total: [{ cost: '1' }],
    });
    expect(await imported.traces()).toEqual(before);
  });
});

describe('a new account', () => {
  test.each([
    ['Groq', 'groq', 'Groq'],
    ['openai', 'openai', 'OpenAI'],
    ['Example AI', 'custom', 'Example AI'],
    ['', 'custom', 'new'],
  ])('of the service %j is of %s', async (service, serviceId, providerName) => {
    await imported.import(csvFile(`01,${service},new,chat,,1,,`), { createAccounts: true });
    const sql = `select service_id, service_provider_name, origin, created_by from aicost.account where account_name = 'new'`;
    expect(await imported.ledger.rows(sql)).toEqual([
      { service_id: serviceId, service_provider_name: providerName, origin: 'api', created_by: 'user:u1' },
    ]);
  });
});
