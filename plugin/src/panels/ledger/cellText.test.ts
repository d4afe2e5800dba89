import { chargesFrame, columnOf, ledgerOf } from './charges.testkit';
import { cellMeaning, cellText, rawText } from './cellText';

const ledger = ledgerOf();
const cell = (name: string, row: number) => cellText(ledger, columnOf(ledger, name), row);
const meaning = (name: string, row: number) => cellMeaning(ledger, columnOf(ledger, name), row);
const raw = (name: string, row: number) => rawText(columnOf(ledger, name), row);

test.each([
  ['day', 0, '2026-11-01'],
  ['account_id', 0, '1001'],
  ['model', 2, ''],
  ['source', 1, 'Manual'],
  ['finality', 1, 'Settling'],
  ['billed_cost', 0, '$1,234.50'],
  ['billed_cost', 1, '-€5.00'],
  ['tokens', 0, '1,000,000'],
  ['tokens', 3, '0'],
])('%s of row %d reads %s', (name, row, text) => {
  expect(cell(name, row)).toBe(text);
});

test('a cost that is not there is not 0', () => {
  expect(cell('billed_cost', 2)).toBe('no price');
  expect(raw('billed_cost', 2)).toBe('');
});

test('a row of quantities needs no price, where the query says that none is lacking', () => {
  const counted = ledgerOf(chargesFrame({ unpriced_charges: [0, 0, 0, 0], billed_cost: [1, 1, null, null] }));
  expect(cellText(counted, columnOf(counted, 'billed_cost'), 2)).toBe('quantities only');
});

test('the tooltip of an amount has every digit, and its currency', () => {
  expect(meaning('billed_cost', 3)).toBe('0.000000012 USD');
  expect(meaning('billed_cost', 0)).toBe('1234.5 USD');
});

test.each([0.1 + 0.2, 1e-12, 123456789.123456, -0.000001, 1e21])('%d can be read back from its exact text', (value) => {
  const exact = ledgerOf(chargesFrame({ billed_cost: [value, 0, 0, 0] }));
  const text = rawText(columnOf(exact, 'billed_cost'), 0);
  expect(Number(text)).toBe(value);
  expect(text).not.toMatch(/e/i);
});

test('the words of source and finality are explained', () => {
  expect(meaning('source', 1)).toBe('Typed in by a person');
  expect(meaning('finality', 2)).toMatch(/still running/);
  expect(cell('finality', 3)).toBe('');
});

test('words of a newer collector are shown as they are', () => {
  const newer = ledgerOf(chargesFrame({ source: ['invoice', '', '', ''], finality: ['audited', '', '', ''] }));
  expect(cellText(newer, columnOf(newer, 'source'), 0)).toBe('invoice');
  expect(cellText(newer, columnOf(newer, 'finality'), 0)).toBe('audited');
});
