import { expect, test } from '@jest/globals';
import { meterKind } from './tokenKind.js';

test.each([
  ['Input Tokens', 'input'],
  ['uncached_input_tokens', 'input'],
  ['prompt_tokens', 'input'],
  ['Cached Input Tokens', 'cache_read'],
  ['cache_read_tokens', 'cache_read'],
  ['cache_read_input_tokens', 'cache_read'],
  ['Cache Write Input Tokens (5m)', 'cache_write'],
  ['cache_creation.ephemeral_1h_input_tokens', 'cache_write'],
  ['cache_write_tokens', 'cache_write'],
  ['Output Tokens', 'output'],
  ['completion_tokens', 'output'],
  ['Web Search Requests', 'other'],
  ['Inference', 'other'],
  ['', ''],
])('the meter "%s" is of kind "%s"', (meter, kind) => {
  expect(meterKind(meter)).toBe(kind);
});
