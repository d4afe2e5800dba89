import { type APIRequestContext, expect, type Page } from '@playwright/test';

export const ALERTS = '/a/aicost-tracker-app/alerts';

const POINTS = '/api/v1/provisioning/contact-points';
const GROUPS = '/api/v1/provisioning/folder/aicost-app-alerts/rule-groups';

interface Wish {
  readonly name: string;
  readonly address: string;
  /** Told of this budget, and of nothing else. */
  readonly budget?: string;
}

/** Fills the form that adds a channel, which must be open, and saves it. */
export async function addChannel(page: Page, { name, address, budget }: Wish): Promise<void> {
  await page.getByLabel(/^((Webhook |Workflow )?URL|Addresses)/).fill(address);
  await page.getByLabel(/^Name/).fill(name);
  if (budget !== undefined) {
    // The box itself lies below what Grafana draws for it.
    await page.getByRole('checkbox', { name: 'Anomalies' }).uncheck({ force: true });
    await page.getByRole('checkbox', { name: 'Figures' }).uncheck({ force: true });
    await page.getByLabel(/^Only these budgets/).fill(budget);
    await page.getByRole('option', { name: budget, exact: true }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Save the channel' }).click();
  await expect(page.getByRole('table', { name: 'Channels' }).getByRole('row', { name })).toBeVisible();
}

/** Takes away every channel whose name begins so, as an Admin. */
export async function removeChannels(request: APIRequestContext, beginning: string): Promise<void> {
  const points: ReadonlyArray<{ readonly uid: string; readonly name: string }> = await json(request, POINTS);
  for (const { uid, name } of points.filter((point) => point.name.startsWith(`AI cost: ${beginning}`))) {
    await request.delete(`${GROUPS}/${encodeURIComponent(name.slice('AI cost: '.length))}`);
    await request.delete(`${POINTS}/${uid}`);
  }
}

/** Makes Grafana look every minute whether a channel has something to tell, which it does every hour otherwise. */
export async function lookEachMinute(request: APIRequestContext, channel: string): Promise<void> {
  const url = `${GROUPS}/${encodeURIComponent(channel)}`;
  const group: { readonly rules: readonly SavedRule[] } = await json(request, url);
  const rules = group.rules.map((rule) => ({
    ...rule,
    notification_settings: { ...rule.notification_settings, group_interval: '1m' },
  }));
  const headers = { 'X-Disable-Provenance': 'true' };
  const answer = await request.put(url, { data: { ...group, rules }, headers });
  expect(answer.ok(), `PUT ${url}: ${await answer.text()}`).toBe(true);
}

interface SavedRule {
  readonly notification_settings: object;
}

interface Rule {
  readonly lastEvaluation: string;
  readonly alerts?: readonly {
    readonly state: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

/** The app's rules as Grafana's alerting has them now; of one channel, or all. */
export async function grafanaRules(request: APIRequestContext, channel?: string): Promise<readonly Rule[]> {
  const { data } = await json(request, '/api/prometheus/grafana/api/v1/rules');
  const groups: ReadonlyArray<{ readonly name: string; readonly rules: readonly Rule[] }> = data.groups;
  return groups.filter(({ name }) => channel === undefined || name === channel).flatMap(({ rules }) => rules);
}

async function json(request: APIRequestContext, url: string) {
  const answer = await request.get(url);
  expect(answer.ok(), `GET ${url}: ${await answer.text()}`).toBe(true);
  return answer.json();
}
