import { expect, test } from '@jest/globals';
import { loadConfig } from '../config.js';

const load = (url: string, secret = 'a-secret-of-the-webhook') =>
  loadConfig({ AICOST_DIGEST_WEBHOOK: url, AICOST_WEBHOOK_SECRET: secret }, []);

test.each(['https://example.com/hook?key=k', 'http://127.0.0.1:9000/hook', 'http://[::1]/', 'http://localhost'])(
  'summaries may be posted to %s, which is a secret',
  (url) => {
    const config = load(url);
    expect(config.digestWebhook?.reveal()).toBe(url);
    expect(config.secrets).toContain(config.digestWebhook);
  },
);

test.each([
  'http://example.com/hook',
  'ftp://example.com',
  'https://user:pass@example.com',
  'https://e.com/#x',
  '/hook/of/summaries',
])('but not to %s', (url) => {
  expect(() => load(url)).toThrow(/AICOST_DIGEST_WEBHOOK: must be an https:\/\/ URL/);
});

test('they are signed or not posted', () => {
  expect(() => load('https://example.com/hook', '')).toThrow(/AICOST_WEBHOOK_SECRET: is needed/);
});
