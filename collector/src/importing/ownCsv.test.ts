import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, sumDecimals } from '../domain/decimal.js';
import { exported, faultsOf, HEADER, read, written } from './files.testkit.js';

const ROW = '2026-11-01,OpenAI,Team Blue,completion,120,1.50,api,';

/** A file of our own with one row that has these cells. */
function withCells(cells: Readonly<Record<string, string>>): string {
  const row: Record<string, string> = { Date: '2026-11-01', Account: 'a', 'Cost (USD)': '1', Notes: '', ...cells };
  return `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
}

describe('a file that our export wrote', () => {
  test('gives one charge a row', () => {
    const { format, rows, faults } = read(`\ufeff${HEADER}\r\n${ROW}\r\n`);
    expect(faults).toEqual([]);
    expect(format).toBe('csv');
    expect(rows).toEqual([
      {
        line: 2,
        serviceProviderName: 'OpenAI',
        accountName: 'Team Blue',
        day: '2026-11-01',
        dimensions: expect.objectContaining({
          xMeasure: 'cost',
          chargeCategory: 'Usage',
          xRequestType: 'completion',
          billingCurrency: 'USD',
          consumedUnit: 'Tokens',
          tags: {},
        }),
        period: { start: '2026-11-01T00:00:00Z', end: '2026-11-02T00:00:00Z' },
        billedCost: '1.5',
        xBilledCostRaw: '1.50 USD',
        listCost: null,
        consumedQuantity: '120',
        notes: '',
      },
    ]);
  });

  test('any rows come back as they were, in order', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 20 }), (rows) => {
        const reading = read(exported(rows));
        expect(reading.faults).toEqual([]);
        expect(
          reading.rows.map((row) => ({
            date: row.day,
            service: row.serviceProviderName,
            account: row.accountName,
            tokens: row.consumedQuantity ?? '',
            cost: row.billedCost,
            notes: row.notes,
          })),
        ).toEqual(rows.map((row) => ({ ...row, cost: decimal(row.cost), notes: row.notes.normalize('NFC') })));
      }),
    );
  });

  test('totals that agree are accepted, however they are spelt', () => {
    for (const footer of [
      '# Total Records,2\r\n# Total Cost (USD),3\r\n',
      '# Total records: 2,,,,,,,\n# Total cost: 3.00',
    ]) {
      expect(faultsOf(`${HEADER}\r\n${ROW}\r\n${ROW}\r\n\r\n# Usage export\r\n${footer}`)).toEqual([]);
    }
  });

  test('totals that disagree are a fault, since the file was cut or edited', () => {
    expect(faultsOf(`${HEADER}\n${ROW}\n\n# Total Records,2\n# Total Cost,1.5\n`)).toEqual([
      expect.stringContaining('4 -: the file says total records "2" but its rows give 1'),
    ]);
    expect(faultsOf(`${HEADER}\n${ROW}\n\n# Total Records,1\n# Total Cost,3\n`)).toEqual([
      expect.stringContaining('5 -: the file says total cost "3" but its rows give 1.5'),
    ]);
  });

  test('the sum of the rows is the sum of the file to the last digit', () => {
    fc.assert(
      fc.property(fc.array(written), (rows) => {
        const total = sumDecimals(rows.map(({ cost }) => decimal(cost)));
        expect(faultsOf(`${exported(rows)}\r\n# Total Records,${rows.length}\r\n# Total Cost,${total}\r\n`)).toEqual(
          [],
        );
      }),
    );
  });

  test('a second table after the totals is refused', () => {
    expect(faultsOf(`${HEADER}\n${ROW}\n\n# Total Records,1\n${HEADER}\n${ROW}\n`)).toEqual([
      expect.stringContaining('5 -: rows follow the closing # lines'),
    ]);
  });

  test('cut anywhere, it never gives an amount that was not in it', () => {
    const whole = exported([
      { date: '2026-11-01', service: 's', account: 'a', tokens: '5', cost: '12.571', notes: 'n' },
      { date: '2026-11-02', service: 's', account: 'a', tokens: '6', cost: '3.21', notes: '' },
    ]);
    const amounts = new Set(['12.571', '3.21']);
    for (let length = 1; length < whole.length; length += 1) {
      const reading = read(whole.slice(0, length));
      expect(reading.rows.filter(({ billedCost }) => billedCost === null || !amounts.has(billedCost))).toEqual([]);
    }
  });
});

describe('columns', () => {
  test('are found by name, in any order and case', () => {
    const { rows, faults } = read(
      'notes,BILLED COST,account,date,Billing Currency,x_mine\nhi,2.5,a,2026-11-01,EUR,?\n',
    );
    expect(faults).toEqual([]);
    expect(rows[0]).toMatchObject({ billedCost: '2.5', xBilledCostRaw: '2.5 EUR', notes: 'hi', accountName: 'a' });
  });

  test('an unknown one is refused with the nearest known name', () => {
    expect(faultsOf('Date,Acount,Cost (USD)\n2026-11-01,a,1\n')).toEqual([
      expect.stringContaining('1 Acount: the column "Acount" is not known (did you mean Account?)'),
      expect.stringContaining('1 Account: the column Account is missing'),
    ]);
  });

  test.each([
    ['given twice', 'Date,Account,Tokens,tokens\n', '1 Tokens: the column Tokens stands twice'],
    ['without a name', 'Date,Account,Tokens,\n', '1 -: column 4 has no name'],
    ['all missing', 'hello\n', '1 hello: the column "hello" is not known'],
    ['none with an amount', 'Date,Account\n', 'it needs one of the columns Cost (USD), Billed Cost, Tokens'],
    ['separated by semicolons', 'Date;Account;Tokens\n', 'the cells are separated by ";"'],
  ])('%s are refused', (_case, text, message) => {
    expect(faultsOf(text)).toContainEqual(expect.stringContaining(message));
  });

  test('a header alone is a file of no charges', () => {
    expect(read(HEADER)).toMatchObject({ rows: [], faultCount: 0 });
  });
});

describe('cells', () => {
  test.each([
    ['Date', '2026-02-30', '2026-01-31'],
    ['Date', '2026-2-3', '2026-01-31'],
    ['Date', '03/02/2026', '2026-01-31'],
    ['Date', '', '2026-01-31'],
    ['Date', '9999-12-31', 'of this century'],
    ['Date', '0206-11-01', 'of this century'],
    ['Cost (USD)', '"1,234.50"', '1234.50'],
    ['Cost (USD)', '"1.234,50"', '1234.50'],
    ['Cost (USD)', '1e3', '1234.50'],
    ['Cost (USD)', '٣', '1234.50'],
    ['Cost (USD)', '𝟙', '1234.50'],
    ['Cost (USD)', '$5', '1234.50'],
    ['Cost (USD)', ' 5', '1234.50'],
    ['Cost (USD)', '1000000000000', '12 digits'],
    ['Tokens', '1.5', '1234'],
    ['Tokens', '-1', '1234'],
    ['Account', '', 'as in Team Blue'],
    ['Account', 'a\u0007b', 'U+0007'],
    ['Account', 'a\u202eb', 'U+202E'],
    ['Billing Currency', 'usd', 'USD'],
    ['Charge Category', 'usage', 'Usage, Purchase, Tax, Credit, Adjustment'],
    ['Tags', 'team', '{"team":"platform"}'],
    ['Tags', '"{""__proto__"":""x""}"', '{"team":"platform"}'],
    ['Tags', '"{""a"":[1]}"', '{"team":"platform"}'],
    ['Charge Period Start', '2026-11-01', 'Charge Period End'],
    ['Measure', 'usage', 'leave its cost blank'],
  ])('%s %s is refused with an example', (column, cell, example) => {
    const reading = read(withCells({ [column]: cell }));
    expect(reading).toMatchObject({ rows: [], skipped: 1 });
    expect(reading.faults.every(({ line }) => line === 2)).toBe(true);
    expect(faultsOf(withCells({ [column]: cell })).join()).toContain(example);
  });

  test('all faults of a line are told at once', () => {
    expect(faultsOf(withCells({ Date: 'x', 'Cost (USD)': 'y', Tokens: 'z' }))).toHaveLength(3);
  });

  test('names are compared in NFC', () => {
    const { rows } = read(withCells({ Account: 'Cafe\u0301' }));
    expect(rows[0]?.accountName).toBe('Caf\u00e9');
  });

  test('a blank account is the default one', () => {
    expect(read(withCells({ Account: '' }), { defaultAccount: 'team' }).rows[0]?.accountName).toBe('team');
  });

  test.each([
    ['a cost alone is a cost', { 'Cost (USD)': '1' }, 'cost'],
    ['tokens alone are usage, not an unpriced cost', { 'Cost (USD)': '', Tokens: '5' }, 'usage'],
    ['a cost without an amount can be said', { 'Cost (USD)': '', Measure: 'cost' }, 'cost'],
  ])('%s', (_case, cells, xMeasure) => {
    const { rows, faults } = read(withCells(cells));
    expect(faults).toEqual([]);
    expect(rows[0]?.dimensions.xMeasure).toBe(xMeasure);
  });

  test('a row that says nothing is refused', () => {
    expect(faultsOf(withCells({ 'Cost (USD)': '' }))).toEqual([expect.stringContaining('neither a cost nor tokens')]);
  });

  test.each([
    ['two amounts', { 'Billed Cost': '2' }],
    ['dollars of a charge in another currency', { 'Billing Currency': 'EUR' }],
    ['two quantities', { Tokens: '1', 'Consumed Quantity': '2', 'Consumed Unit': 'Tokens' }],
    ['tokens in another unit', { Tokens: '1', 'Consumed Unit': 'Requests' }],
    ['a period on another day', { 'Charge Period Start': '2026-11-02', 'Charge Period End': '2026-11-03' }],
    ['a period that ends where it starts', { 'Charge Period Start': '2026-11-01', 'Charge Period End': '2026-11-01' }],
  ])('%s that disagree are refused', (_case, cells) => {
    expect(read(withCells(cells))).toMatchObject({ rows: [], faultCount: 1, skipped: 1 });
  });

  test('beside an amount in another currency the dollars are a conversion', () => {
    const { rows } = read(withCells({ 'Billed Cost': '0.9', 'Billing Currency': 'EUR' }));
    expect(rows[0]).toMatchObject({ billedCost: '0.9', xBilledCostRaw: '0.9 EUR' });
  });

  test('a line with too few cells is refused', () => {
    expect(faultsOf('Date,Account,Tokens\n2026-11-01,a\n2026-11-01,a,5\n')).toEqual([
      expect.stringContaining('2 -: the line has 2 cells but the header 3'),
    ]);
  });

  test('a last line without a line end is refused where a figure may have been cut', () => {
    expect(faultsOf('Date,Account,Cost (USD)\n2026-11-01,a,12.5')).toEqual([
      expect.stringContaining('2 -: the last line'),
    ]);
    expect(faultsOf('Date,Account,Cost (USD),Notes\n2026-11-01,a,12.5,')).toEqual([]);
  });
});

describe('the source that a file suggests', () => {
  test.each([
    ['manual', ['manual', 'Manual']],
    ['estimate', ['estimate']],
    ['import', ['api']],
    ['import', ['manual', 'api']],
  ])('is %s for rows of %j', (source, said) => {
    const rows = said.map((word) => `2026-11-01,s,a,,,1,${word},\n`).join('');
    expect(read(`${HEADER}\n${rows}`).suggestedSource).toBe(source);
  });
});
