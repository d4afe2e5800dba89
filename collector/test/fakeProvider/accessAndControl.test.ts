import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../src/domain/day.js';
import { ORDINARY_KEYS } from './access.js';
import { demoWorld } from './demoWorld.js';
import { anthropicWindow, get, openaiWindow } from './readAnswers.js';
import { startFakeProvider, type FakeProvider } from './server.js';

const TODAY = day('2026-11-22');
const NOW = '2026-11-22T12:00:00Z';

let provider: FakeProvider;
let paths: { openai: string; anthropic: string; openrouter: string };
beforeAll(async () => {
  provider = await startFakeProvider({ world: demoWorld(TODAY) });
  paths = {
    openai: `${provider.baseUrl('openai')}/v1/organization/costs?${openaiWindow(addDays(TODAY, -1), TODAY)}`,
    anthropic: `${provider.baseUrl('anthropic')}/v1/organizations/cost_report?${anthropicWindow(addDays(TODAY, -2), TODAY)}`,
    openrouter: `${provider.baseUrl('openrouter')}/api/v1/activity`,
  };
});
afterAll(async () => provider.close());
beforeEach(() => {
  provider.setClock(NOW);
  provider.clearRequests();
});

async function control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(provider.url + path, init);
  return { status: response.status, body: await response.json() };
}

describe('keys', () => {
  test.each(['openai', 'anthropic', 'openrouter'] as const)(
    '%s: wrong 401, ordinary 403, both in its own shape',
    async (name) => {
      const wrong = await get(paths[name], 'no-such-key');
      const ordinary = await get(paths[name], ORDINARY_KEYS[name]);
      expect([wrong.status, ordinary.status]).toEqual([401, 403]);
      expect(JSON.parse(wrong.text)).toHaveProperty('error.message');
      expect(wrong.text).not.toContain('no-such-key');
    },
  );

  test('a key of one provider opens nothing at another', async () => {
    expect((await get(paths.openai, 'sk-or-demo-management')).status).toBe(401);
  });

  test('Anthropic wants its version and beta headers, and refuses analytics to the legacy organisation', async () => {
    const analytics = `${provider.baseUrl('anthropic')}/v1/organizations/analytics/cost?${anthropicWindow(addDays(TODAY, -2), TODAY)}`;
    const plain = { 'x-api-key': 'sk-ant-admin-demo-platform' };
    expect((await fetch(paths.anthropic, { headers: plain })).status).toBe(400);
    const versioned = { ...plain, 'anthropic-version': '2023-06-01' };
    expect((await fetch(analytics, { headers: versioned })).status).toBe(400);
    expect((await get(analytics, 'sk-ant-admin-demo-platform')).status).toBe(200);
    expect((await get(analytics, 'sk-ant-admin-demo-legacy')).status).toBe(403);
    expect((await get(paths.anthropic, 'sk-ant-admin-demo-legacy')).status).toBe(200);
  });

  test('the research account is out for one day and heals', async () => {
    const statusAt = async (asOf: string): Promise<number> => {
      provider.setClock(asOf);
      return (await get(paths.openai, 'sk-admin-demo-research')).status;
    };
    expect(await statusAt('2026-11-18T23:59:59Z')).not.toBe(503);
    expect(await statusAt('2026-11-19T00:00:00Z')).toBe(503);
    expect(await statusAt('2026-11-20T00:00:00Z')).not.toBe(503);
  });
});

describe('control endpoints', () => {
  test('the truth of a day, of a stretch, and of every account', async () => {
    const one = await control('GET', '/__truth?account=openai-research&day=2026-11-10');
    expect(one.body).toEqual(provider.truth('openai-research', day('2026-11-10')));
    const many = await control('GET', '/__truth?account=openai-research&from=2026-11-01&to=2026-11-10');
    expect(many.body).toHaveLength(10);
    expect((await control('GET', '/__truth?day=2026-11-10')).body).toHaveLength(6);
    expect((await control('GET', '/__truth?account=openai-research')).status).toBe(400);
    expect((await control('GET', '/__truth?account=nobody&day=2026-11-10')).status).toBe(400);
  });

  test('the accounts, with what a collector needs to read them', async () => {
    const { body } = await control('GET', '/__accounts');
    expect(body).toContainEqual({
      name: 'anthropic-legacy',
      provider: 'anthropic',
      key: 'sk-ant-admin-demo-legacy',
      organisationId: 'org-demo-anthropic-legacy',
      firstDay: '2025-10-22',
      analytics: false,
      baseUrl: `${provider.url}/anthropic`,
    });
  });

  test('the clock is set, read and given back', async () => {
    await control('POST', '/__clock', { asOf: '2026-05-05T05:00:00Z' });
    expect((await control('GET', '/__clock')).body).toEqual({ asOf: '2026-05-05T05:00:00Z', real: false });
    expect((await control('POST', '/__clock', { asOf: 'soon' })).status).toBe(400);
    expect((await control('POST', '/__clock', { asOf: null })).body).toMatchObject({ real: true });
  });

  test('faults are replaced as a list, and a wrong one is explained', async () => {
    const fault = { match: { provider: 'openai' }, times: 1, action: { type: 'status', code: 500 } };
    expect((await control('POST', '/__faults', [fault])).status).toBe(200);
    expect((await get(paths.openai, 'sk-admin-demo-production')).status).toBe(500);
    expect((await control('GET', '/__faults')).body).toEqual([{ ...fault, happened: 1 }]);
    expect((await control('POST', '/__faults', [{ action: { type: 'magic' } }])).status).toBe(400);
    expect((await control('POST', '/__faults', { faults: [] })).body).toEqual([]);
  });

  test('a restatement changes the truth and the answers alike', async () => {
    const before = provider.truth('openai-production', addDays(TODAY, -1));
    const { body } = await control('POST', '/__restate', {
      account: 'openai-production',
      day: '2026-11-21',
      factor: 3,
    });
    expect(body).toEqual(provider.truth('openai-production', addDays(TODAY, -1)));
    expect(body).not.toEqual(before);
    expect((await control('POST', '/__restate', { account: 'nobody', day: '2026-11-21' })).status).toBe(400);
  });

  test('every request is remembered, its secret is not', async () => {
    await get(paths.openai, 'sk-admin-demo-production');
    await get(paths.openai, 'a-wrong-key');
    const { body } = await control('GET', '/__requests');
    expect(body).toMatchObject({ total: 2, byAccount: { 'openai-production': 1, unknown: 1 } });
    expect(JSON.stringify(body)).not.toContain('sk-admin-demo-production');
    expect(provider.requests()[0]).toMatchObject({ path: '/openai/v1/organization/costs', secretSent: true, page: 1 });
    expect((await control('DELETE', '/__requests')).body).toMatchObject({ total: 0 });
  });
});
