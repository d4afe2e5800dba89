import type { Locator, Page } from '@playwright/test';
import type { PanelSetup } from '../stage/dashboards';

/** A timeline panel that asks these queries. */
export function timeline(...queries: string[]): PanelSetup {
  return { type: 'aicost-timeline-panel', title: 'Costs', queries };
}

export function chartOf(page: Page): Locator {
  return page.getByRole('group', { name: /^Cost in USD/ });
}

/** Shows the panel's table, and gives its rows. */
export async function tableOf(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Show as table' }).click();
  return page.getByRole('table', { name: 'Costs' }).getByRole('row');
}
