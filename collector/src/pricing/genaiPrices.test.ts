import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { waitForUpdate } from '@pydantic/genai-prices';
import { addDays, day } from '../domain/day.js';
import { decimal, parseDecimal } from '../domain/decimal.js';
import { GENAI_PRICES_VERSION, genaiPrices } from './genaiPrices.js';
import type { TokenKind } from './priceBook.js';

const KINDS: readonly TokenKind[] = ['input', 'output', 'cache_read', 'cache_write'];
const DAY = day('2026-11-01');

/** Resolves to the data inside the package, as long as nobody asks it for updates. */
const providers = (await waitForUpdate()) ?? [];

const perMillion = (provider: string, model: string, tokenKind: TokenKind = 'input', on = DAY) =>
  genaiPrices.price({ provider, model, tokenKind, day: on })?.perMillion ?? null;

describe('the price of a known model', () => {
  test.each<[string, string, TokenKind, string]>([
    ['anthropic', 'claude-sonnet-4-5', 'input', '3'],
    ['anthropic', 'claude-sonnet-4-5-20250929', 'output', '15'],
    ['anthropic', 'claude-sonnet-4-5', 'cache_read', '0.3'],
    ['anthropic', 'claude-sonnet-4-5', 'cache_write', '3.75'],
    ['openai', 'gpt-4o', 'cache_read', '1.25'],
    ['', 'gpt-4o', 'input', '2.5'],
    ['_OTHER', 'gpt-4o', 'input', '2.5'],
  ])('%s %s %s', (provider, model, kind, expected) => {
    expect(perMillion(provider, model, kind)).toBe(expected);
  });

  test('a price that rises with the length of a request counts with its base tier', () => {
    expect(perMillion('google', 'gemini-2.5-pro')).toBe('1.25');
  });

  test('cache tokens without a price of their own cost what input costs', () => {
    expect(perMillion('openai', 'gpt-4o', 'cache_write')).toBe('2.5');
  });

  test('a price by the hour is the one of noon', () => {
    expect(perMillion('deepseek', 'deepseek-chat')).toBe('0.27');
  });

  test('says where it stands, and under which name', () => {
    const price = (model: string) => genaiPrices.price({ provider: 'openai', model, tokenKind: 'input', day: DAY });
    expect(price('gpt-4o')?.origin).toBe(`genai-prices ${GENAI_PRICES_VERSION}, 2026-11-01`);
    expect(price('gpt-4o-2099-01-01')?.origin).toBe(`genai-prices ${GENAI_PRICES_VERSION}, 2026-11-01, as gpt-4o`);
  });
});

describe('a model under another name', () => {
  test.each([
    ['a vendor before it', 'anthropic', 'anthropic/claude-sonnet-4-5', '3'],
    ['a vendor before it and no provider', '', 'anthropic/claude-sonnet-4-5', '3'],
    ['a path before it', 'gcp.gemini', 'models/gemini-2.5-pro', '1.25'],
    ['a path of Vertex', 'gcp.vertex_ai', 'publishers/google/models/gemini-2.5-pro', '1.25'],
    ['Bedrock', 'aws.bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', '3.3'],
    [
      'Bedrock, reached through a client of Anthropic',
      'anthropic',
      'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      '3.3',
    ],
    ['Bedrock, without a provider', '', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', '3.3'],
    ['Azure', 'azure.ai.openai', 'gpt-4o', '2.5'],
    ['xAI', 'x_ai', 'grok-4-0709', '3'],
    ['Mistral', 'mistral_ai', 'mistral-large-latest', '2'],
    ['a snapshot the book does not list', 'openai', 'gpt-5.5-2026-05-01', '5'],
  ])('%s', (_case, provider, model, expected) => {
    expect(perMillion(provider, model)).toBe(expected);
  });
});

describe('what has no price', () => {
  test.each<[string, string, string, TokenKind]>([
    ['an unknown model', 'openai', 'no-such-model', 'input'],
    ['a model that nobody named', 'openai', '', 'input'],
    ['a model on a machine of one’s own', 'ollama', 'gpt-4o', 'input'],
    ['a vendor in the name, on a machine of one’s own', 'ollama', 'mistral/mistral-large-latest', 'input'],
    ['a kind of token that the model does not have', 'openai', 'text-embedding-3-small', 'output'],
    ['a name of Object.prototype', 'openai', '__proto__', 'input'],
  ])('%s', (_case, provider, model, kind) => {
    expect(perMillion(provider, model, kind)).toBeNull();
  });
});

/** Every model with one change of its prices at a day, and no prices by the hour. */
const changes = providers.flatMap((provider) =>
  provider.models.flatMap((model) => {
    if (!Array.isArray(model.prices) || model.prices.length !== 2) return [];
    const [before, after] = model.prices;
    if (after?.constraint?.type !== 'start_date') return [];
    const [old, now] = [before?.prices['input_mtok'], after.prices['input_mtok']];
    if (typeof old !== 'number' || typeof now !== 'number' || old === now) return [];
    return [[provider.id, model.id, day(after.constraint.start_date), String(old), String(now)] as const];
  }),
);

describe('a change of price', () => {
  test('the book has some', () => {
    expect(changes.map(([, model]) => model)).toContain('o3');
  });

  test.each(changes)('%s %s on %s', (provider, model, from, old, now) => {
    expect(perMillion(provider, model, 'input', addDays(from, -1))).toBe(decimal(old));
    expect(perMillion(provider, model, 'input', from)).toBe(decimal(now));
  });
});

describe('the whole book', () => {
  test.each(providers.map((provider) => [provider.id, provider.models] as const))(
    'every price of %s is a plain decimal, zero or more',
    (provider, models) => {
      const prices = models.flatMap(({ id }) => KINDS.map((kind) => perMillion(provider, id, kind)));
      for (const price of prices.filter((value) => value !== null)) {
        expect(price).toMatch(/^\d+(\.\d+)?$/);
        expect(parseDecimal(price)).toEqual({ value: price, rounded: false });
      }
    },
  );

  test('prices most of its models', () => {
    const models = providers.flatMap(({ id: provider, models: all }) => all.map(({ id }) => perMillion(provider, id)));
    expect(models.length).toBeGreaterThan(1000);
    expect(models.filter((price) => price !== null).length).toBeGreaterThan(models.length / 2);
  });

  test('gives the literal of the data for the models of a maker', () => {
    const maker = providers.find(({ id }) => id === 'anthropic');
    const plain = (maker?.models ?? []).flatMap(({ id, prices }) =>
      !Array.isArray(prices) && typeof prices['input_mtok'] === 'number' ? [[id, String(prices['input_mtok'])]] : [],
    );
    expect(plain.length).toBeGreaterThan(5);
    expect(plain.map(([id = '']) => [id, perMillion('anthropic', id)])).toEqual(plain);
  });

  test('is of the release that it names', () => {
    const entry = createRequire(import.meta.url).resolve('@pydantic/genai-prices');
    const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`), 'utf8'));
    expect(version).toBe(GENAI_PRICES_VERSION);
  });
});
