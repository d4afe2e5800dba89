import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../domain/secret.js';
import { CollectorError } from '../errors.js';
import { createLogger } from './logger.js';
import { registerSecret } from './scrub.js';

function logOf(secrets: Secret[], write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'trace', secrets, destination: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

function causedBy(message: string, cause: unknown): Error {
  return new Error(message, { cause });
}

/** Each puts the text somewhere people have found keys in logs before. */
const PLACES: Record<string, (log: ReturnType<typeof createLogger>, text: string) => void> = {
  'the message': (log, text) => log.info(`using ${text} for the call`),
  'a format argument': (log, text) => log.info('using %s and %j', text, { text }),
  'a field': (log, text) => log.info({ text }, 'call'),
  'a field of a telling name': (log, text) => log.info({ adminKey: text, headers: { 'x-api-key': text } }, 'call'),
  'five levels deep': (log, text) => log.info({ a: { b: { c: { d: { e: [text] } } } } }, 'call'),
  'a key name': (log, text) => log.info({ [text]: 1, inner: { [text]: 1 } }, 'call'),
  'the message of an error': (log, text) => log.error(new Error(`401 for ${text}`)),
  'an error in a field': (log, text) => log.error({ error: new Error(text), err: new Error(text) }, 'failed'),
  'the cause of a cause': (log, text) => log.error({ err: causedBy('a', causedBy('b', text)) }, 'failed'),
  'a property of an error': (log, text) => {
    const config = { headers: { Authorization: `Bearer ${text}` } };
    log.error({ err: Object.assign(new Error('failed'), { config, code: text }) }, 'failed');
  },
  'the name of an error': (log, text) => log.error({ err: Object.assign(new Error('x'), { name: text }) }, 'failed'),
  'a thrown text': (log, text) => log.error({ err: text }, 'failed'),
  'an aggregate of errors': (log, text) => log.error({ err: new AggregateError([new Error(text)]) }, 'failed'),
  'a header of any case': (log, text) => {
    const headers = { Authorization: text, authorization: `Bearer ${text}`, AUTHORIZATION: `bearer ${text}` };
    log.debug({ request: { headers }, seen: headers }, 'request');
  },
  'Basic authorization': (log, text) => {
    const basic = Buffer.from(`:${text}`).toString('base64');
    log.debug({ seen: `Basic ${basic}`, other: Buffer.from(`user:${text}`).toString('base64') }, 'request');
  },
  'a URL query': (log, text) => log.debug({ url: `https://a.example/?key=${encodeURIComponent(text)}&a=1` }, 'request'),
  'URL search parameters': (log, text) =>
    log.debug(`https://a.example/?${new URLSearchParams({ q: text }).toString()}`),
  'JSON inside JSON': (log, text) => log.warn({ body: JSON.stringify({ text }) }, 'refused'),
  'a child logger': (log, text) => log.child({ account: text }).info('started'),
  'a Secret': (log, text) => log.info({ secret: new Secret(text), deep: { one: [new Secret(text)] } }, 'loaded'),
};

/** How credentials look (the configuration admits nothing else), and anything at all. */
const credential = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-_.~+/=!\'()*&%$#@:;"\\'),
  minLength: 8,
  maxLength: 60,
});
const anything = fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }).filter((text) => text.trim().length >= 8);

describe('no secret reaches the log', () => {
  test.each(Object.entries(PLACES))('put into %s', (_place, put) => {
    fc.assert(
      fc.property(fc.oneof(credential, anything), (text) => {
        const bytes = logOf([new Secret(text)], (log) => put(log, text));
        expect(bytes).not.toBe('');
        expect(bytes).not.toContain(text);
        expect(bytes).not.toContain(JSON.stringify(text).slice(1, -1));
        expect(bytes).not.toContain(Buffer.from(text).toString('base64').replace(/=+$/, ''));
        expect(bytes).not.toContain(encodeURIComponent(Buffer.from(text).toString()));
      }),
      { numRuns: 60 },
    );
  });

  test('that was registered after the logger was made', () => {
    const key = 'late-registered-key-0001';
    const bytes = logOf([], (log) => {
      registerSecret(new Secret(key));
      log.info({ key }, `call with ${key}`);
    });
    expect(bytes).not.toContain(key);
  });

  test('that nobody registered, if it looks like one', () => {
    const keys = ['sk-ant-REDACTED', 'sk-proj-abcdefghijklmnop', 'AKIAIOSFODNN7EXAMPLE'];
    const bytes = logOf([], (log) => {
      for (const key of keys) log.info({ url: `https://a.example/x?y=%3D${key}`, lines: `a\n${key}` }, key);
      log.info('postgres://aicost:hunter2@db.example/aicost is down, Bearer eyJhbGciOi.J9.x-y');
      log.info({ pem: '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n', after: 'kept' }, 'pem');
    });
    for (const key of keys) expect(bytes).not.toContain(key);
    expect(bytes).not.toMatch(/hunter2|eyJhbGciOi|MIIEvQ/);
    expect(bytes).toContain('"after":"kept"');
  });
});

describe('a log line', () => {
  test('is one JSON object with level, time and message', () => {
    const line = logOf([], (log) => log.warn({ account: 'one' }, 'sync failed'));
    expect(line.endsWith('}\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({ level: 'warn', time: expect.any(String), account: 'one', msg: 'sync failed' });
  });

  test('stays JSON when a secret is cut out of it', () => {
    const line = logOf([new Secret('quote"and\\slash"key')], (log) => log.info({ a: 'x quote"and\\slash"key y' }, 'm'));
    expect(JSON.parse(line)).toMatchObject({ a: 'x [secret] y' });
  });

  test('says of an error its name, code, message, stack and at most four causes', () => {
    let error: Error = new Error('cause 9');
    for (let depth = 8; depth >= 1; depth -= 1) error = new Error(`cause ${depth}`, { cause: error });
    const line = logOf([], (log) =>
      log.error({ err: new CollectorError('DATABASE_BUSY', 'the database is busy', { cause: error }) }, 'sync failed'),
    );
    const { err } = JSON.parse(line) as { err: Record<string, unknown> };
    expect(err).toMatchObject({ name: 'CollectorError', code: 'DATABASE_BUSY', message: 'the database is busy' });
    expect(err.stack).toMatch(/^ {4}at /);
    expect(line).toContain('cause 4');
    expect(line).not.toContain('cause 5');
  });

  test('is written only from its level up', () => {
    const lines: string[] = [];
    const log = createLogger({ level: 'warn', secrets: [], destination: { write: (line) => lines.push(line) } });
    log.info('not this');
    log.warn('this');
    expect(lines).toHaveLength(1);
  });
});
