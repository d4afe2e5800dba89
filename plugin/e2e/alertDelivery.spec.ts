import type { APIRequestContext } from '@playwright/test';
import { addChannel, ALERTS, grafanaRules, lookEachMinute, removeChannels } from './stage/alertChannels';
import { removeBudgets } from './stage/budgets';
import type { Api } from './stage/collector';
import { Inboxes } from './stage/inboxes';
import { signIn } from './stage/people';
import { cents, expect, test } from './stage/test';

const NAME = 'e2e delivery';
const UNREACHED = '10000000';
const WITHIN_MS = 5 * 60_000;

let inboxes: Inboxes;
test.beforeEach(async ({ api }) => {
  inboxes = await Inboxes.open();
  await removeBudgets(api, NAME);
});
test.afterEach(async ({ api, request }) => {
  await removeChannels(request, NAME);
  await removeBudgets(api, NAME);
  await inboxes.close();
});

test('a budget that is crossed reaches every channel within 5 minutes, once; it is quiet when that is over, and speaks again when it is crossed again', async ({
  editorPage,
  api,
  request,
}) => {
  test.setTimeout(1_800_000);
  const id = await unreachedBudget(api);
  for (const kind of inboxes.kinds) {
    await editorPage.goto(`${ALERTS}?add=${kind}`);
    await addChannel(editorPage, { name: `${NAME} ${kind}`, address: inboxes.address(kind), budget: NAME });
    await lookEachMinute(request, `${NAME} ${kind}`);
  }
  await setLimit(api, id, '1');
  await told(api, 1);
  await expectSilence(request, 1);

  await setLimit(api, id, UNREACHED);
  await expect.poll(() => firing(request), { timeout: WITHIN_MS, intervals: [5_000] }).toBe(0);
  await expectSilence(request, 1);

  await setLimit(api, id, '1');
  await told(api, 2);
  await expectSilence(request, 2);
});

/** Waits until each channel has got this many messages, and looks into the last of them. */
async function told(api: Api, times: number): Promise<void> {
  const crossedAt = Date.now();
  const figures = [await figuresOf(api)];
  const reached = () => inboxes.kinds.filter((kind) => inboxes.of(kind).length >= times);
  await expect.poll(reached, { timeout: WITHIN_MS, intervals: [1_000] }).toEqual(inboxes.kinds);
  figures.push(await figuresOf(api));

  for (const kind of inboxes.kinds) {
    const message = inboxes.of(kind)[times - 1];
    const seconds = Math.round(((message?.at ?? NaN) - crossedAt) / 1_000);
    test.info().annotations.push({ type: 'latency', description: `${kind}: ${seconds} s` });
    process.stdout.write(`A crossed budget reached ${kind} after ${seconds} s.\n`);
    // A read of the provider in between may have changed what is spent.
    const missing = figures.map((expected) => expected.filter((figure) => !message?.text.includes(figure)));
    expect(missing, `${kind}: ${message?.text}`).toContainEqual([]);
  }
}

/** Nobody is told anything while Grafana evaluates twice more, and looks whether there is something to tell. */
async function expectSilence(request: APIRequestContext, times: number): Promise<void> {
  await evaluatedAgain(request, 2);
  // Grafana wants a session renewed after ten minutes, and the whole takes longer.
  await signIn(request, 'Admin');
  for (const kind of inboxes.kinds) expect(inboxes.of(kind), kind).toHaveLength(times);
}

/** A budget of an account that has spent something this month, far from its only threshold. */
async function unreachedBudget(api: Api): Promise<number> {
  const { items } = await api('GET /api/budgets/status', { query: { limit: 1000 } });
  const account = items.find(({ account_id, spent }) => account_id !== null && Number(spent) > 1);
  if (!account) throw new Error('the demo has no budget of an account that has spent something');
  const { id } = await api('POST /api/budgets', {
    body: {
      ...{ name: NAME, limit: UNREACHED, currency: account.currency, account_id: account.account_id },
      thresholds: [{ kind: 'percent', value: '50', severity: 'critical' }],
    },
  });
  return id;
}

async function setLimit(api: Api, id: number, limit: string): Promise<void> {
  await api('PATCH /api/budgets/{id}', { path: { id }, body: { limit } });
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

/** How many alerts of our budget fire, in all channels. */
async function firing(request: APIRequestContext): Promise<number> {
  const rules = await Promise.all(inboxes.kinds.map((kind) => grafanaRules(request, `${NAME} ${kind}`)));
  const alerts = rules.flat().flatMap(({ alerts: all = [] }) => all);
  return alerts.filter(({ state }) => /^alerting/i.test(state)).length;
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
