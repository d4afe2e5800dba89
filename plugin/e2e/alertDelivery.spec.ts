import type { APIRequestContext } from '@playwright/test';
import type { Api } from './stage/collector';
import { addChannel, ALERTS, grafanaRules, removeChannels } from './stage/alertChannels';
import { type Chat, Chats } from './stage/chats';
import { cents, expect, test } from './stage/test';

const NAME = 'e2e delivery';
const CHATS: readonly Chat[] = ['slack', 'discord', 'teams', 'webhook'];
const WITHIN_MS = 5 * 60_000;

let chats: Chats;
test.beforeEach(async ({ api }) => {
  chats = await Chats.open();
  await removeBudgets(api);
});
test.afterEach(async ({ api, request }) => {
  await removeChannels(request, NAME);
  await removeBudgets(api);
  await chats.close();
});

test('a budget that is crossed reaches every channel within 5 minutes, once', async ({ editorPage, api, request }) => {
  test.setTimeout(900_000);
  const { id, version } = await unreachedBudget(api);
  for (const chat of CHATS) {
    await editorPage.goto(`${ALERTS}?add=${chat}`);
    await addChannel(editorPage, { name: `${NAME} ${chat}`, address: chats.address(chat), budget: NAME });
  }
  await api('PATCH /api/budgets/{id}', { path: { id }, body: { limit: '1', version } });
  const crossedAt = Date.now();
  const figures = [await figuresOf(api)];
  await expect
    .poll(() => CHATS.filter((chat) => chats.of(chat).length > 0), { timeout: WITHIN_MS, intervals: [1_000] })
    .toEqual(CHATS);
  figures.push(await figuresOf(api));

  for (const chat of CHATS) {
    const [message] = chats.of(chat);
    const seconds = Math.round(((message?.at ?? NaN) - crossedAt) / 1_000);
    test.info().annotations.push({ type: 'latency', description: `${chat}: ${seconds} s` });
    process.stdout.write(`A crossed budget reached ${chat} after ${seconds} s.\n`);
    // A read of the provider in between may have changed what is spent.
    const missing = figures.map((expected) => expected.filter((figure) => !message?.text.includes(figure)));
    expect(missing, `${chat}: ${message?.text}`).toContainEqual([]);
  }
  await evaluatedAgain(request, 3);
  expect(chats.messages.map(({ chat }) => chat).sort()).toEqual([...CHATS].sort());
});

/** A budget of an account that has spent something this month, far from its only threshold. */
async function unreachedBudget(api: Api) {
  const { items } = await api('GET /api/budgets/status', { query: { limit: 1000 } });
  const account = items.find(({ account_id, spent }) => account_id !== null && Number(spent) > 100);
  if (!account) throw new Error('the demo has no budget of an account');
  return api('POST /api/budgets', {
    body: {
      ...{ name: NAME, limit: '10000000', currency: account.currency, account_id: account.account_id },
      thresholds: [{ kind: 'percent', value: '50', severity: 'critical' }],
    },
  });
}

/** What a message about it must have: account, level, cost, limit, percent, period, link. */
async function figuresOf(api: Api): Promise<readonly string[]> {
  const { items } = await api('GET /api/budgets/status', { query: { limit: 1000 } });
  const status = items.find(({ budget }) => budget === NAME);
  if (!status) throw new Error(`the budget "${NAME}" is gone`);
  const percent = (Math.trunc(Number(status.used_ratio) * 1_000) / 10).toFixed(1);
  return [
    ...[NAME, status.account ?? '', 'critical'],
    ...[`${cents(status.spent)} ${status.currency}`, `${cents(status.limit)} ${status.currency}`, percent],
    ...[status.period, status.period_first, '/a/aicost-tracker-app/budgets'],
  ];
}

/** Waits until Grafana has asked the rule of our thresholds so many times more, which it does each minute. */
async function evaluatedAgain(request: APIRequestContext, times: number): Promise<void> {
  const seen = new Set<string>();
  const look = async () => {
    const [rule] = await grafanaRules(request, `${NAME} slack`);
    seen.add(rule?.lastEvaluation ?? '');
    return seen.size;
  };
  await expect.poll(look, { timeout: WITHIN_MS, intervals: [5_000] }).toBeGreaterThan(times);
}

async function removeBudgets(api: Api): Promise<void> {
  const { items } = await api('GET /api/budgets', { query: { limit: 1000 } });
  for (const { id } of items.filter(({ name }) => name === NAME))
    // It answers without a body, which `api` takes for a fault.
    await api('DELETE /api/budgets/{id}', { path: { id } }).catch(() => undefined);
}
