import { expect as grafanaExpect, test as grafanaTest } from '@grafana/plugin-e2e';
import type { Browser, Locator, Page } from '@playwright/test';
import { type Api, apiOf } from './collector';
import { dashboardsOf, type MakeDashboard } from './dashboards';
import { cents, money } from './money';
import { signIn, type Role } from './people';

interface Fixtures {
  /** A page of somebody who may look only. */
  readonly viewerPage: Page;
  /** A page of somebody who may enter costs and set budgets. */
  readonly editorPage: Page;
  /** A page of somebody who may do everything. */
  readonly adminPage: Page;
  /** The collector behind Grafana's proxy, asked as an Admin. */
  readonly api: Api;
  /** Makes dashboards that are removed after the test. */
  readonly dashboard: MakeDashboard;
}

/** Grafana's own fixtures (`gotoDashboardPage`, `panelEditPage`, ...; their `page` is an Admin's), and ours. */
export const test = grafanaTest.extend<Fixtures>({
  storageState: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ ...(baseURL && { baseURL }), storageState: undefined });
    await use(await signIn(request, 'Admin'));
    await request.dispose();
  },
  viewerPage: async ({ browser }, use) => withPage(browser, 'Viewer', use),
  editorPage: async ({ browser }, use) => withPage(browser, 'Editor', use),
  adminPage: async ({ browser }, use) => withPage(browser, 'Admin', use),
  api: async ({ request }, use) => use(apiOf(request)),
  dashboard: async ({ request }, use) => {
    const { make, removeAll } = dashboardsOf(request);
    await use(make);
    await removeAll();
  },
});

async function withPage(browser: Browser, role: Role, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ storageState: undefined });
  await signIn(context.request, role);
  await use(await context.newPage());
  await context.close();
}

export const expect = grafanaExpect.extend({
  /** The first amount of the element is this exact amount, rounded to what is shown: two digits or more after the point. */
  async toShowMoney(locator: Locator, amount: string) {
    const seen = { text: '', wanted: cents(amount) };
    const isShown = () => {
      const shown = money(seen.text);
      const digits = Math.max(2, shown.split('.')[1]?.length ?? 0);
      seen.wanted = cents(amount, digits);
      return shown === seen.wanted;
    };
    const attempt = grafanaExpect(async () => {
      seen.text = await locator.innerText({ timeout: 1_000 });
      grafanaExpect(isShown()).toBe(true);
    }).toPass({ timeout: 15_000 });
    const pass = await attempt.then(
      () => true,
      () => false,
    );
    const message = () => `${locator} shows "${seen.text}", and should show ${seen.wanted} (exactly ${amount})`;
    return { pass, message };
  },
});

export { aicost, report, type ReportRow } from './collector';
export { cents, money, sum } from './money';
export { expectNoViolations, picture } from './themes';
