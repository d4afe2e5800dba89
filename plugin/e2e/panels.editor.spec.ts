import { timeline } from './panels/timeline';
import { expect, report, test } from './stage/test';

test('an Editor whose query does not fit takes the sample, sees the costs and keeps them', async ({
  editorPage,
  viewerPage,
  dashboard,
}) => {
  const path = await dashboard('editor', timeline('select 1 as one'));
  await editorPage.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await editorPage.goto(`${path}?editPanel=1&from=now/M&to=now/M`);
  const sample = editorPage.getByRole('region', { name: 'Costs by model' });
  await sample.getByRole('button', { name: 'Copy' }).click();

  const query = editorPage.getByTestId('data-testid Code editor container').first();
  await query.click();
  await editorPage.keyboard.press('Control+a');
  await editorPage.keyboard.press('Control+v');
  await editorPage.getByRole('button', { name: 'Run query' }).click();
  const [billed] = (await report('--by', 'source')).filter(({ value }) => value === 'api');
  await expect(editorPage.getByRole('button', { name: /^API/ })).toShowMoney(billed?.billedCost ?? '');

  await editorPage.getByRole('button', { name: 'Save dashboard' }).click();
  await editorPage.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editorPage.getByRole('dialog')).toBeHidden();
  await viewerPage.goto(`${path}?from=now/M&to=now/M`);
  await expect(viewerPage.getByRole('button', { name: /^API/ })).toShowMoney(billed?.billedCost ?? '');
});

test('the options of a panel offer its queries', async ({ editorPage, dashboard }) => {
  const path = await dashboard('editor options', {
    type: 'aicost-budget-panel',
    title: 'Budgets',
    queries: ['select * from report.budget_status'],
  });
  await editorPage.goto(`${path}?editPanel=1`);
  await expect(editorPage.getByLabel('Sample query').first()).toContainText('report.budget_status');
  await editorPage.getByText('Compact', { exact: true }).click();
  await expect(editorPage.getByText(/^Burn rate: /)).toHaveCount(0);
});
