import { chargesFrame, columnOf, ledgerOf } from './charges.testkit';
import { toTsv } from './tsv';

function models(...values: string[]) {
  const ledger = ledgerOf(chargesFrame({ model: values }));
  return toTsv([columnOf(ledger, 'model')], [...values.keys()])
    .split('\n')
    .slice(1);
}

test('names come first, then the rows as they were asked for', () => {
  const ledger = ledgerOf();
  const columns = ['day', 'source', 'billed_cost', 'billing_currency'].map((name) => columnOf(ledger, name));
  expect(toTsv(columns, [3, 0])).toBe(
    [
      'day\tsource\tbilled_cost\tbilling_currency',
      '2026-11-03\testimate\t0.000000012\tUSD',
      '2026-11-01\tapi\t1234.5\tUSD',
    ].join('\n'),
  );
});

test('an amount that is not there is an empty cell, and a credit stays a number', () => {
  const ledger = ledgerOf();
  expect(toTsv([columnOf(ledger, 'billed_cost')], [2, 1])).toBe('billed_cost\n\n-5');
});

test.each(['=1+1', '+1', '-1', '@sum'])('the text %s is no formula', (text) => {
  expect(models(text)).toEqual([`'${text}`]);
});

test('tabs, line breaks and quotation marks stay inside their cell', () => {
  expect(models('a\tb', 'say "hi"')).toEqual(['"a\tb"', '"say ""hi"""']);
  expect(models('\t=1')).toEqual(['"\'\t=1"']);
  expect(models('\r=1')).toEqual(['"\'\r=1"']);
  expect(models('a\nb')).toEqual(['"a', 'b"']);
});

test('ordinary text is not touched', () => {
  expect(models('claude-opus', 'a=b', '')).toEqual(['claude-opus', 'a=b', '']);
});
