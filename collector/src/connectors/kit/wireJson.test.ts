import { describe, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { errorCode, errorMessage } from '../../errors.js';
import { checkShape, JsonNumber, NullableNumber, NullableText, parseBody } from './wireJson.js';

const WHERE = 'acme costs 2026-11-01 page 1';
const Amount = Type.Object({ value: JsonNumber, currency: Type.String() });
const Page = Type.Object({
  data: Type.Array(Type.Object({ amount: Amount, name: NullableText, count: NullableNumber })),
});

function failure(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    return { code: errorCode(error), message: errorMessage(error) };
  }
  throw new Error('nothing was thrown');
}

const parsing = (body: string) => failure(() => parseBody(WHERE, body));
const shape = (value: string) => failure(() => checkShape(WHERE, Page, parseBody(WHERE, value)));

describe('the body of an answer', () => {
  test.each(['4.2e-05', '7e-05', '12345678901234567.12345678901234567', '-0', '1e400'])(
    'keeps the number %s as text',
    (text) => {
      expect(checkShape(WHERE, JsonNumber, parseBody(WHERE, text)).value).toBe(text);
    },
  );

  test('P28: a key given twice with two values is refused, and the key is named', () => {
    const { code, message } = parsing('{"data":[{"amount":1,"amount":100}]}');
    expect(code).toBe('PROVIDER_NOT_JSON');
    expect(message).toMatch(/acme costs 2026-11-01 page 1: .*'amount'.*the stored figures stay/);
  });

  test('P28: a key given twice with one value says nothing new', () => {
    expect(parseBody(WHERE, '{"a":"x","a":"x"}')).toEqual({ a: 'x' });
  });

  test.each(['<!doctype html><h1>We will be back</h1>', '\n  <html>', '\ufeff<html></html>'])(
    'an HTML page is no answer: %j',
    (body) => {
      const { code, message } = parsing(body);
      expect(code).toBe('PROVIDER_NOT_JSON');
      expect(message).toContain('is an HTML page');
      expect(message).not.toContain('back');
    },
  );

  test.each(['', ' ', '{"data":[{"amount":{"val', '{"data":[{"amount":4.2', '[1,2,'])('P27: %j breaks off', (body) => {
    const { code, message } = parsing(body);
    expect(code).toBe('PROVIDER_TRUNCATED');
    expect(message).toContain(`after ${body.length} characters`);
  });

  test.each(['{"amount":NaN}', '{"amount":1,234.50}', "{'amount':1}", '{"a":1}}', '{"a":01}', '{"a":\u0000}'])(
    '%j is no JSON',
    (body) => {
      const { code, message } = parsing(body);
      expect(code).toBe('PROVIDER_NOT_JSON');
      expect(message).not.toContain('\u0000');
    },
  );

  test('a body nested deeper than any stack is no answer, and no crash', () => {
    expect(parsing('['.repeat(200_000) + ']'.repeat(200_000)).code).toBe('PROVIDER_NOT_JSON');
  });
});

describe('the documented shape', () => {
  test('may lack what is nullable and hold what we do not know', () => {
    const body =
      '{"data":[{"amount":{"value":1,"currency":"usd","new":1},"more":{}},{"amount":{"value":2,"currency":"usd"},"name":null,"count":7}],"x":1}';
    expect(checkShape(WHERE, Page, parseBody(WHERE, body)).data).toHaveLength(2);
  });

  test.each([
    ['a missing list', '{"items":[]}', '/'],
    ['text instead of a number', '{"data":[{"amount":{"value":"1","currency":"usd"}}]}', '/data/0/amount/value'],
    ['a number instead of text', '{"data":[{"amount":{"value":1,"currency":"usd"},"name":5}]}', '/data/0/name'],
    ['a missing amount in the second row', '{"data":[{"amount":{"value":1,"currency":"usd"}},{}]}', '/data/1'],
    ['null instead of a page', 'null', '/'],
  ])('%s is a change, and its place is named', (_case, body, place) => {
    const { code, message } = shape(body);
    expect(code).toBe('PROVIDER_RESPONSE_CHANGED');
    expect(message).toContain(`at ${place} (`);
    expect(message).toContain('update the collector');
  });

  test('a change never repeats what the answer said', () => {
    expect(shape('{"data":[{"amount":{"value":"sk-admin-secret","currency":"usd"}}]}').message).not.toContain('secret');
  });
});
