import { performance } from 'node:perf_hooks';
import { describe, expect, test } from '@jest/globals';
import { Secret } from '../domain/secret.js';
import { registerSecret, scrub } from './scrub.js';

describe('scrub', () => {
  test.each([
    ['key sk-admin-abcdefgh is wrong', 'key [secret] is wrong'],
    ['Authorization: Bearer abcdefgh.ijkl', 'Authorization: Bearer [secret]'],
    ['authorization=bearer%20abcdefghijkl&x=1', 'authorization=bearer%20[secret]&x=1'],
    ['postgres://u:p@host/db', 'postgres://u:[secret]@host/db'],
    ['postgresql://u:p@ss/w:ord@host/db', 'postgresql://u:[secret]@host/db'],
    ['http://user:pass@proxy.example:3128/', 'http://user:[secret]@proxy.example:3128/'],
    ['GET /v1/models?key=AIzaSyA&alt=json', 'GET /v1/models?key=[secret]&alt=json'],
    ['/x?a=1&access_token=abc', '/x?a=1&access_token=[secret]'],
    ['aws AKIAIOSFODNN7EXAMPLE', 'aws [secret]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- rest', '[secret] rest'],
    ['cut off: -----BEGIN PRIVATE KEY-----\nMII', 'cut off: [secret]'],
  ])('%j becomes %j', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  test.each([
    'the task-runner-of-the-day asks for risk-assessment and disk-space-report',
    'https://api.openai.com/v1/organization/costs?start_time=1793491200&limit=31&group_by=line_item',
    'the bearer of bad news',
    'postgres://127.0.0.1:5432/aicost',
    'a@b.example wrote to http://host:8080/path',
    'account openai-production: 31 windows, 3 fresh',
  ])('%j stays as it is', (text) => {
    expect(scrub(text)).toBe(text);
  });

  test('finds a registered secret in hex and inside the base64 of a longer text', () => {
    const value = 'registered-value-42';
    registerSecret(new Secret(value));
    for (const prefix of ['', 'u', 'us', 'usr']) {
      const encoded = Buffer.from(`${prefix}${value}:tail`).toString('base64');
      expect(scrub(encoded)).toContain('[secret]');
    }
    expect(scrub(Buffer.from(value).toString('hex'))).toBe('[secret]');
  });

  test('prefers the longer of two secrets that begin alike', () => {
    registerSecret(new Secret('prefix-secret'));
    registerSecret(new Secret('prefix-secret-longer'));
    expect(scrub('a prefix-secret-longer b prefix-secret c')).toBe('a [secret] b [secret] c');
  });

  test('leaves texts alone when a "secret" is too short to be one', () => {
    registerSecret(new Secret('abc'));
    expect(scrub('abc abcdef')).toBe('abc abcdef');
  });

  test('takes no quadratic time on hostile text', () => {
    const start = performance.now();
    for (const piece of ['://a', 'sk-', 'bearer ', '?key', '-----BEGIN ', 'postgres://', 'AKIA', ':@'])
      scrub(piece.repeat(100_000));
    // Half a second, or hours.
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
