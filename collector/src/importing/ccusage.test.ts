import { describe, expect, test } from '@jest/globals';
import { faultsOf, read } from './files.testkit.js';

function model(modelName: string, cost: string, tokens = '10'): string {
  return `{"modelName": "${modelName}", "inputTokens": ${tokens}, "outputTokens": 2, "cacheCreationTokens": 3, "cacheReadTokens": 4, "cost": ${cost}}`;
}

function dayOf(date: string, models: readonly string[], totalCost: string): string {
  return `{"date": "${date}", "totalCost": ${totalCost},\n "modelBreakdowns": [${models.join(', ')}]}`;
}

function daily(...days: string[]): string {
  return `{\n"daily": [\n${days.join(',\n')}\n],\n"totals": {"totalCost": 1}\n}\n`;
}

describe('ccusage daily --json', () => {
  test('gives one estimated cost a day and model, exact from the text', () => {
    const text = daily(
      dayOf(
        '2026-11-01',
        [model('claude-sonnet-4-5', '0.0005137500000000001'), model('gpt-5.2-codex', '4.2e-05')],
        '0.00055575',
      ),
    );
    const { format, suggestedSource, rows, faults } = read(text);
    expect(faults).toEqual([]);
    expect([format, suggestedSource]).toEqual(['ccusage', 'estimate']);
    expect(
      rows.map((row) => [row.serviceProviderName, row.dimensions.xModel, row.billedCost, row.xBilledCostRaw]),
    ).toEqual([
      ['Anthropic', 'claude-sonnet-4-5', '0.00051375', '0.0005137500000000001 USD'],
      ['OpenAI', 'gpt-5.2-codex', '0.000042', '4.2e-05 USD'],
    ]);
    expect(rows[0]).toMatchObject({ line: 3, accountName: 'ccusage', day: '2026-11-01', consumedQuantity: '19' });
    expect(rows[0]?.dimensions).toMatchObject({ xMeasure: 'cost', consumedUnit: 'Tokens', tags: {} });
  });

  test('of version 20 names the day period', () => {
    const text = daily(dayOf('2026-11-01', [model('m', '1')], '1')).replace('"date"', '"period"');
    expect(read(text).rows[0]?.day).toBe('2026-11-01');
  });

  test('with --instances tells the projects apart', () => {
    const text = `{"projects": {"app": [${dayOf('2026-11-01', [model('m', '1')], '1')}],\n"web": [${dayOf('2026-11-01', [model('m', '2')], '2')}]}}`;
    expect(read(text).rows.map((row) => [row.line, row.dimensions.tags, row.billedCost])).toEqual([
      [1, { project: 'app' }, '1'],
      [3, { project: 'web' }, '2'],
    ]);
  });

  test('without a breakdown gives one cost a day', () => {
    const text = daily('{"date":"2026-11-01","inputTokens":5,"totalCost":2.5,"modelsUsed":["claude-opus-5"]}');
    expect(read(text, { defaultAccount: 'laptop' }).rows[0]).toMatchObject({
      accountName: 'laptop',
      billedCost: '2.5',
      consumedQuantity: '5',
      dimensions: { xModel: 'claude-opus-5' },
    });
  });

  test.each([
    ['without a known price, printed as 0', '0'],
    ['without a cost, as --no-cost prints', 'null'],
  ])('a model %s is unpriced, never free', (_case, cost) => {
    const { rows, faults } = read(daily(dayOf('2026-11-01', [model('m', cost)], cost)));
    expect(faults).toEqual([]);
    expect(rows[0]?.billedCost).toBeNull();
  });

  test('without days has no charges', () => {
    expect(read('{"daily":[]}')).toMatchObject({ rows: [], faultCount: 0 });
  });
});

describe('what is no daily report', () => {
  test.each([
    ['{"monthly":[],"totals":{}}', 'a ccusage monthly report'],
    ['{"sessions":[]}', 'a ccusage sessions report'],
    ['{"session":[]}', 'a ccusage session report'],
    ['{"blocks":[]}', 'a ccusage blocks report'],
    ['{"type":"weekly","data":[]}', 'a ccusage weekly report'],
    ['{"projects":[]}', 'a ccusage projects report'],
    ['{"daily":5,"weekly":[]}', 'a ccusage weekly report'],
    ['[]', 'JSON but not a ccusage daily report'],
    ['{"daily":{}}', 'JSON but not a ccusage daily report'],
    ['{"daily":[', 'not valid JSON: it breaks off'],
    ['['.repeat(200_000), 'not valid JSON'],
    ['{"a":1,"a":2}', 'not valid JSON'],
  ])('%.30s is refused by name, with what to run instead', (text, message) => {
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(new RegExp(`^1 -: .*${message}.*run: ccusage daily --json`)),
    ]);
  });

  test('our own JSON export is refused by name', () => {
    expect(faultsOf('{"export_metadata":{},"records":[]}')).toEqual([expect.stringContaining('with format=csv')]);
  });

  test('broken JSON is refused with its line', () => {
    expect(faultsOf('{\n"daily": [\n}\n')).toEqual([expect.stringContaining('3 -: the file is not valid JSON here')]);
  });
});

describe('a day that cannot be taken', () => {
  const good = dayOf('2026-11-01', [model('m', '1')], '1');
  test.each([
    ['a wrong date', dayOf('2026-02-30', [model('m', '1')], '1'), 'daily[1].date', '2026-01-31'],
    ['an amount as text', dayOf('2026-11-02', [model('m', '"1"')], '1'), 'daily[1].modelBreakdowns[0].cost', 'ccusage'],
    [
      'tokens below zero',
      dayOf('2026-11-02', [model('m', '1', '-1')], '1'),
      'daily[1].modelBreakdowns[0].inputTokens',
      '1234',
    ],
    [
      'a model with a control character',
      dayOf('2026-11-02', [model('\\u0007', '1')], '1'),
      'daily[1].modelBreakdowns[0].modelName',
      'U+0007',
    ],
    [
      'a model that is no object',
      '{"date":"2026-11-02","modelBreakdowns":[5]}',
      'daily[1].modelBreakdowns',
      'JSON object',
    ],
    ['models that leave money out', dayOf('2026-11-02', [model('m', '1')], '3'), 'daily[1].totalCost', 'add up to 1'],
  ])('for %s says the line and the place', (_case, day, column, message) => {
    const { faults } = read(daily(good, day));
    expect(faults).toEqual([{ line: 5, column, message: expect.stringContaining(message) }]);
  });

  test('is counted', () => {
    expect(read(daily(good, '5', dayOf('x', [], '1')))).toMatchObject({ skipped: 2, rows: [{ billedCost: '1' }] });
  });
});
