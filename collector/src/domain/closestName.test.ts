import { expect, test } from '@jest/globals';
import { didYouMean } from './closestName.js';

test.each([
  ['Acount', ['Date', 'Account'], ' (did you mean Account?)'],
  ['cost usd', ['Cost (USD)', 'Billed Cost'], ' (did you mean Cost (USD)?)'],
  ['admin_key', ['adminKey', 'projectKey'], ' (did you mean adminKey?)'],
  ['something else', ['Date', 'Account'], ''],
  ['x', [], ''],
])('%j among %j%s', (word, known, said) => expect(didYouMean(word, known)).toBe(said));

test('a word that is no name costs no time', () => {
  expect(didYouMean('x'.repeat(1_000_000), new Set(['Date']))).toBe('');
});
