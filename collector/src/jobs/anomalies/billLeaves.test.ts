import { expect, test } from '@jest/globals';
import { day } from '../../domain/day.js';
import { decimal } from '../../domain/decimal.js';
import { WEIGHT_PARTS } from './baseline.js';
import { billLeaves } from './billLeaves.js';

const [BEFORE, AFTER] = [day('2026-01-01'), day('2026-01-02')];

function tokenKindOf(meter: string): string | undefined {
  const line = { measure: 'cost' as const, account: '', model: 'm', project: '', key: '', meter, unit: '' };
  const lines = [BEFORE, AFTER].map((on) => ({ ...line, day: on, cost: decimal('1'), quantity: null }));
  const { after } = billLeaves(lines, new Map([[BEFORE, WEIGHT_PARTS]]), new Map([[AFTER, WEIGHT_PARTS]]));
  return after[0]?.dimensions['tokenKind'];
}

test.each([
  ['Input Tokens', 'input'],
  ['prompt_tokens', 'input'],
  ['Cached Input Tokens', 'cache_read'],
  ['Cache Write Input Tokens', 'cache_write'],
  ['Cache Write Input Tokens (5m)', 'cache_write_5m'],
  ['cache_creation.ephemeral_1h_input_tokens', 'cache_write_1h'],
  ['output_tokens', 'output'],
  ['Web Search Requests', 'Web Search Requests'],
  ['', undefined],
])('the meter "%s" is explained as "%s", however it is spelled', (meter, kind) => {
  expect(tokenKindOf(meter)).toBe(kind);
});
