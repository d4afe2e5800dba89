import { describe, expect, test } from '@jest/globals';
import { ERRORS } from '../../errors.js';
import { refusalOf } from './providerRefusal.js';

const WHERE = 'acme costs 2026-11-01 page 2';
const SCOPE = 'an admin key of an organisation owner';
const refusal = (status: number, body = '', retryAfterMs?: number) =>
  refusalOf(WHERE, status, body, SCOPE, retryAfterMs);

describe('the code of a refusal', () => {
  test.each([
    [204, 'PROVIDER_BAD_REQUEST', 'never'],
    [301, 'PROVIDER_REDIRECT', 'never'],
    [302, 'PROVIDER_REDIRECT', 'never'],
    [307, 'PROVIDER_REDIRECT', 'never'],
    [400, 'PROVIDER_BAD_REQUEST', 'never'],
    [401, 'PROVIDER_UNAUTHORIZED', 'never'],
    [402, 'PROVIDER_PAYMENT_REQUIRED', 'never'],
    [403, 'PROVIDER_FORBIDDEN', 'never'],
    [404, 'PROVIDER_NOT_FOUND', 'never'],
    [407, 'PROVIDER_PROXY', 'never'],
    [408, 'PROVIDER_UNAVAILABLE', 'soon'],
    [410, 'PROVIDER_CURSOR_EXPIRED', 'soon'],
    [418, 'PROVIDER_BAD_REQUEST', 'never'],
    [429, 'PROVIDER_RATE_LIMITED', 'soon'],
    [500, 'PROVIDER_UNAVAILABLE', 'soon'],
    [503, 'PROVIDER_UNAVAILABLE', 'soon'],
    [529, 'PROVIDER_UNAVAILABLE', 'soon'],
  ])('%i is %s and tried again %s', (status, code, retry) => {
    expect(refusal(status).code).toBe(code);
    expect(ERRORS[refusal(status).code].retry).toBe(retry);
  });
});

describe('the message of a refusal', () => {
  test.each([
    [401, 'create a new one'],
    [402, 'unpaid bill'],
    [403, SCOPE],
    [302, 'check the base URL'],
    [404, 'check the base URL'],
    [407, 'HTTPS_PROXY'],
    [429, 'asked again later'],
    [500, 'the stored figures stay'],
    [400, 'the stored figures stay'],
  ])('%i says where it happened and what to do', (status, advice) => {
    expect(refusal(status).message).toMatch(new RegExp(`^${WHERE}: the provider answered ${status};`));
    expect(refusal(status).message).toContain(advice);
  });

  test.each([
    ['OpenAI', '{"error":{"message":"Incorrect key.","type":"x","param":"start_time","code":null}}', 'Incorrect key.'],
    [
      'Anthropic',
      '{"type":"error","error":{"type":"permission_error","message":"needs beta"},"request_id":"r"}',
      'needs beta',
    ],
    ['OpenRouter', '{"error":{"code":403,"message":"Only management keys"}}', 'Only management keys'],
    ['a gateway', '{"message":"no route"}', 'no route'],
    ['a terse gateway', '{"error":"no route"}', 'no route'],
    ['plain text', 'upstream connect error', 'upstream connect error'],
  ])('tells what %s said', (_who, body, detail) => {
    expect(refusal(403, body).detail).toBe(detail);
    expect(refusal(403, body).message).toContain(`answered 403 ("${detail}");`);
  });

  test.each([
    ['an empty body', '', ''],
    ['an object without words', '{"error":{"code":5}}', ''],
    ['a list', '[]', ''],
    ['null', 'null', ''],
    ['an HTML page', ' <html><script>alert(1)</script></html>', 'an HTML page'],
  ])('does without what %s does not say', (_case, body, detail) => expect(refusal(500, body).detail).toBe(detail));

  test('stays one short line, however much the provider says', () => {
    const said = refusal(500, JSON.stringify({ error: { message: 'line one\n\n  "line two"\t'.repeat(100_000) } }));
    expect(said.detail).toHaveLength(300);
    expect(said.message).not.toMatch(/[\n\t]/);
    expect(refusal(500, 'x'.repeat(1_000_000)).message.length).toBeLessThan(500);
  });

  test('holds no character that the database refuses', () => {
    expect(refusal(500, '{"error":{"message":"a\\u0000b\\ud800"}}').detail).toBe('a\\u0000b\\ud800');
  });
});

test('the parameter that was refused and the pause that was asked for are kept for the reader', () => {
  expect(refusal(400, '{"error":{"message":"m","param":"start_time"}}').param).toBe('start_time');
  expect(refusal(400, '{"error":{"message":"m","param":null}}').param).toBe('');
  expect(refusal(400, 'not json').param).toBe('');
  expect(refusal(429, '', 7_000).retryAfterMs).toBe(7_000);
  expect(refusal(429).retryAfterMs).toBeUndefined();
});
