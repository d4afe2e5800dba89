import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { makeOrganisation } from './stage/organisation';
import { expect, expectNoViolations, picture, test as ours } from './stage/test';

const CONFIGURATION = '/plugins/aicost-tracker-app?page=configuration';

/** `newcomer` is the page of an Admin in an organisation that knows no collector yet. */
const test = ours.extend<{ newcomer: Page }>({
  newcomer: async ({ browser, playwright, baseURL, grafanaAPICredentials }, use) => {
    const { user = '', password = '' } = grafanaAPICredentials;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const options = { ...(baseURL && { baseURL }), storageState: undefined };
    const request = await playwright.request.newContext({ ...options, extraHTTPHeaders: { authorization } });
    const { admin, remove } = await makeOrganisation(request, 'e2e configuration');
    const context = await browser.newContext({ storageState: undefined });
    await context.request.post('/login', { data: admin });
    await use(await context.newPage());
    await context.close();
    await remove();
    await request.dispose();
  },
});

const addressOf = (page: Page) => page.getByLabel(/^Address of the collector/);
const tokenOf = (page: Page) => page.getByLabel(/^Token/);
const save = (page: Page) => page.getByRole('button', { name: 'Save and check' }).click();

test('a collector that answers says its version and whom it takes us for', async ({ adminPage, api }) => {
  await adminPage.goto(CONFIGURATION);
  const { version } = await api('GET /api/features');
  const found = adminPage.getByText(`It is version ${version} and knows you as aicost-e2e-admin.`);
  await expect(found).toBeVisible();
  await expectNoViolations(adminPage, () => expect(found).toBeVisible(), 'form');
  await picture(adminPage, 'configuration', () => expect(found).toBeVisible());
});

test('an address that is none is refused beside its field', async ({ newcomer }) => {
  await newcomer.goto(CONFIGURATION);
  for (const [typed, words] of [
    ['collector:8787', 'with http:// or https:// in front'],
    ['http://me:secret@collector:8787', 'Leave names and passwords out'],
    ['http://collector:8787/?a=1', 'Leave out everything after the path'],
  ] as const) {
    await addressOf(newcomer).fill(typed);
    await save(newcomer);
    await expect(newcomer.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(addressOf(newcomer)).toHaveValue(typed);
  }
});

test('a collector that is not there is told from a token that it does not know', async ({ newcomer, request }) => {
  await newcomer.goto(CONFIGURATION);
  const nobody = `http://127.0.0.1:${await freePort()}`;
  await addressOf(newcomer).fill(nobody);
  await tokenOf(newcomer).fill('a token that nobody gave');
  await save(newcomer);
  await expect(newcomer.getByText('The collector is not there')).toBeVisible();
  await expect(addressOf(newcomer)).toHaveValue(nobody);

  const settings = await (await request.get('/api/plugins/aicost-tracker-app/settings')).json();
  await addressOf(newcomer).fill(settings.jsonData.collectorUrl);
  await save(newcomer);
  await expect(newcomer.getByText('The collector does not know this Grafana')).toBeVisible();
  await newcomer.goto('/a/aicost-tracker-app/overview');
  await expect(newcomer.getByText('The collector does not know this Grafana')).toBeVisible();
  await newcomer.getByRole('link', { name: 'Open the configuration' }).click();
  await expect(addressOf(newcomer)).toHaveValue(settings.jsonData.collectorUrl);
});

/** A port at which nobody answers. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
