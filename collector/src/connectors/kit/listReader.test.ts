import { describe, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { openai } from '../openai/manifest.js';
import { ListReader } from './listReader.js';
import { lastIdPaging } from './paging.js';
import { scriptedClient, scriptedGet, type Script } from './scriptedGet.testkit.js';

const Item = Type.Object({ id: Type.String() });
const REQUEST = { path: '/v1/projects', query: [['limit', '2']] as const };

function read(script: Script) {
  const { get, calls } = scriptedGet(script);
  const { client } = scriptedClient(openai, get);
  const items = new ListReader(client, 'acme', new AbortController().signal, Infinity).all(
    REQUEST,
    Item,
    lastIdPaging('after'),
  );
  return { items, calls };
}

const page = (ids: readonly string[], more: boolean) => ({
  body: JSON.stringify({ data: ids.map((id) => ({ id })), has_more: more, last_id: ids.at(-1) ?? null }),
});

describe('a list of names', () => {
  test('is read over all its pages, each asked for with the whole query', async () => {
    const { items, calls } = read((_call, index) => (index === 0 ? page(['a', 'b'], true) : page(['c'], false)));
    expect((await items).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(calls.map(({ url }) => url.search)).toEqual(['?limit=2', '?limit=2&after=b']);
  });

  test('may be empty', async () => expect(await read(() => page([], false)).items).toEqual([]));

  test('that never ends is refused', async () => {
    await expect(read(() => page(['a'], true)).items).rejects.toMatchObject({ code: 'PROVIDER_PAGE_LOOP' });
  });

  test('of another shape is refused, and the account and path are named', async () => {
    await expect(read(() => ({ body: '{"data":[{"name":"x"}]}' })).items).rejects.toThrow(
      'acme /v1/projects: the answer no longer has the documented shape at /data/0',
    );
  });
});
