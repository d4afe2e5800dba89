import { expect, test } from './stage/test';

const QUERY = `select day::timestamp as day, source, finality, billing_currency, billed_cost from report.daily_cost`;
const panel = { type: 'aicost-timeline-panel' as const, title: 'Costs', queries: [QUERY] };

test('the menu of a panel leads an Editor to the export of its time', async ({ editorPage, dashboard }) => {
  await editorPage.goto(`${await dashboard('extensions menu', panel)}?from=now-7d&to=now`);
  await editorPage.getByTestId(/Panel header Costs/).hover();
  await editorPage.getByTestId(/Panel menu Costs/).click();
  await editorPage.getByText('Extensions', { exact: true }).hover();
  await editorPage.getByText('Export costs').click();
  await expect(editorPage).toHaveURL(/\/a\/aicost-tracker-app\/export\?.*from=now-7d&to=now/);
});

test('a Viewer is not offered an export that he may not make', async ({ viewerPage, dashboard }) => {
  await viewerPage.goto(await dashboard('extensions viewer', panel));
  await viewerPage.getByTestId(/Panel header Costs/).hover();
  await viewerPage.getByTestId(/Panel menu Costs/).click();
  await expect(viewerPage.getByTestId('data-testid Panel menu item View')).toBeVisible();
  await expect(viewerPage.getByText('Extensions', { exact: true })).toBeHidden();
});

test('the command palette leads to a new entry', async ({ editorPage }) => {
  await editorPage.goto('/a/aicost-tracker-app/overview');
  await editorPage.getByRole('button', { name: 'Search...' }).click();
  await editorPage.keyboard.type('AI cost: add');
  await editorPage.getByText('AI cost: add a manual entry').click();
  await expect(editorPage).toHaveURL(/\/manual\?view=new/);
});
