import { describe, expect, test } from '@jest/globals';
import { Secret } from '../../domain/secret.js';
import { CollectorError, errorCode } from '../../errors.js';
import { anthropic } from '../anthropic/manifest.js';
import { openai } from '../openai/manifest.js';
import { MAX_ATTEMPTS } from './client.js';
import { abortError } from './transportError.js';
import { scriptedClient, scriptedGet, TEST_KEY, type Script } from './scriptedGet.testkit.js';

const WHERE = 'acme costs 2026-11-01 page 1';
const REQUEST = {
  path: '/v1/organization/costs',
  query: [
    ['limit', '31'],
    ['group_by', 'a'],
    ['group_by', 'b&c'],
  ] as const,
};
const live = new AbortController().signal;

function ask(
  script: Script,
  changes: Parameters<typeof scriptedClient>[2] & { deadline?: number } = {},
  connector = openai,
) {
  const { get, calls } = scriptedGet(script);
  const { client, pauses } = scriptedClient(connector, get, changes);
  const answer = client.getJson(WHERE, REQUEST, live, changes.deadline ?? Infinity);
  return { answer, calls, pauses, client };
}

const ok = { body: '{"data":[]}' };
const reset = new CollectorError('PROVIDER_TRUNCATED', 'the connection broke');

describe('one request', () => {
  test('goes to the base URL with the query in its order, every value encoded', async () => {
    const { answer, calls } = ask(() => ok, { baseUrl: 'http://127.0.0.1:8790/openai//' });
    await answer;
    expect(calls[0]?.url.href).toBe(
      'http://127.0.0.1:8790/openai/v1/organization/costs?limit=31&group_by=a&group_by=b%26c',
    );
  });

  test('carries the key and who is asking', async () => {
    const { answer, calls } = ask(() => ok);
    await answer;
    expect(calls[0]?.headers).toEqual({ authorization: `Bearer ${TEST_KEY}`, 'user-agent': 'ai-cost-tracker/0.0' });
  });

  test('carries what the endpoint adds', async () => {
    const { get, calls } = scriptedGet(() => ok);
    const { client } = scriptedClient(anthropic, get);
    await client.getJson(WHERE, { ...REQUEST, headers: { 'anthropic-beta': 'b' } }, live, Infinity);
    expect(calls[0]?.headers).toMatchObject({
      'x-api-key': TEST_KEY,
      'anthropic-version': '2023-06-01',
      'anthropic-beta': 'b',
    });
  });

  test('R17: the key goes to the own base URL only, whatever the answers say', async () => {
    const elsewhere = {
      status: 302,
      headers: { location: 'https://evil.example.test/' },
      body: '{"next_page":"https://evil.example.test/"}',
    };
    const { answer, calls } = ask(() => elsewhere);
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_REDIRECT' });
    expect(calls.map((call) => call.url.origin)).toEqual(['https://api.openai.com']);
  });
});

describe('trying again', () => {
  test.each([
    ['a busy provider', { status: 429 }],
    ['a provider that is away', { status: 503 }],
    ['a slow query', { status: 408 }],
    ['half an answer', { body: '{"data":[' }],
    ['a broken connection', reset],
  ])('%s is asked five times and no more', async (_case, step) => {
    const { answer, calls, pauses, client } = ask(() => step);
    await expect(answer).rejects.toBeInstanceOf(CollectorError);
    expect([calls.length, pauses.length, client.requests]).toEqual([MAX_ATTEMPTS, MAX_ATTEMPTS - 1, MAX_ATTEMPTS]);
  });

  test.each([
    ['a wrong key', { status: 401 }],
    ['a missing scope', { status: 403 }],
    ['a wrong question', { status: 400 }],
    ['an expired cursor', { status: 410 }],
    ['a redirect', { status: 307 }],
    ['an HTML page', { body: '<html></html>' }],
    ['a key given twice', { body: '{"a":1,"a":2}' }],
    ['a bug of ours', new TypeError('bug')],
  ])('P23: %s is asked once', async (_case, step) => {
    const { answer, calls } = ask(() => step);
    await expect(answer).rejects.toBeInstanceOf(Error);
    expect(calls).toHaveLength(1);
  });

  test('N10: every second answer 503 still ends well', async () => {
    const { answer, calls } = ask((_call, index) => (index < 3 ? { status: 503 } : ok));
    await expect(answer).resolves.toEqual({ data: [] });
    expect(calls).toHaveLength(4);
  });

  test('N06: waits as long as the provider asks, through the given pause', async () => {
    const { answer, pauses } = ask((_call, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '30' } } : ok,
    );
    await answer;
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThanOrEqual(30_000);
    expect(pauses[0]).toBeLessThanOrEqual(37_500);
  });

  test('a pause that would outlast the deadline ends the attempt at once', async () => {
    const { answer, calls, pauses } = ask(() => ({ status: 429, headers: { 'retry-after': '60' } }), {
      deadline: Date.now() + 10_000,
    });
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_RATE_LIMITED', retryAfterMs: 60_000 });
    expect([calls.length, pauses.length]).toEqual([1, 0]);
  });

  test('a stop in the pause ends it', async () => {
    const stopped = () => Promise.reject(abortError('pause', AbortSignal.abort()));
    const { answer, calls } = ask(() => ({ status: 503 }), { pause: stopped });
    await expect(answer).rejects.toMatchObject({ code: 'SYNC_ABORTED' });
    expect(calls).toHaveLength(1);
  });

  test('repetitions count against the budget like first attempts', async () => {
    const { answer, pauses } = ask((_call, index) => (index < 2 ? { status: 503 } : ok), { requestsPerMinute: 1 });
    await answer;
    expect(pauses.filter((milliseconds) => milliseconds > 50_000)).toHaveLength(2);
  });
});

describe('the organisation that answered', () => {
  test('is taken from the header of a success', async () => {
    const { answer, client } = ask(() => ({ ...ok, headers: { 'openai-organization': 'org-1' } }));
    expect(client.organisationId).toBeNull();
    await answer;
    expect(client.organisationId).toBe('org-1');
  });

  test.each([
    ['absent', {}],
    ['empty', { 'openai-organization': '' }],
    ['given twice', { 'openai-organization': ['a', 'b'] }],
  ])('stays unknown when the header is %s', async (_case, headers) => {
    const { answer, client } = ask(() => ({ ...ok, headers }));
    await answer;
    expect(client.organisationId).toBeNull();
  });

  test('is not taken from a refusal, which may come from a gateway', async () => {
    const { answer, client } = ask(() => ({ status: 403, headers: { 'openai-organization': 'org-1' } }));
    await answer.catch(() => undefined);
    expect(client.organisationId).toBeNull();
  });

  test('stays unknown where the provider names none', async () => {
    const { answer, client } = ask(
      () => ({ ...ok, headers: { 'openai-organization': 'org-1' } }),
      {},
      { ...openai, organisationHeader: null },
    );
    await answer;
    expect(client.organisationId).toBeNull();
  });
});

describe('a secret that comes back', () => {
  const echo =
    (text: string): Script =>
    () => ({ status: 401, body: JSON.stringify({ error: { message: text } }) });

  test('is taken out before the message is cut, so that no half of it stays', async () => {
    for (let padding = 260; padding < 310; padding += 7) {
      const { answer } = ask(echo(`${'x'.repeat(padding)} ${TEST_KEY} is wrong`));
      const error = (await answer.catch((thrown: unknown) => thrown)) as CollectorError;
      expect(error.message).not.toContain(TEST_KEY.slice(0, 8));
    }
  });

  test('is replaced by a word for it', async () => {
    const { answer } = ask(echo(`Incorrect API key provided: ${TEST_KEY}.`));
    await expect(answer).rejects.toThrow('Incorrect API key provided: [secret].');
  });

  test('an empty key spoils no message', async () => {
    const { answer } = ask(echo('Missing key'), { secrets: { adminKey: new Secret('') } });
    await expect(answer).rejects.toThrow('("Missing key")');
  });
});

test('the code of every refusal is one that the table of errors knows', async () => {
  for (let status = 201; status < 600; status += 1) {
    const { answer } = ask(() => ({ status }));
    const error = await answer.catch((thrown: unknown) => thrown);
    expect(errorCode(error)).not.toBe('INTERNAL');
  }
});
