import { statSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { DEFAULT_A11Y_TAGS, expect } from '@grafana/plugin-e2e';
import type { Page } from '@playwright/test';

/** Light comes last, and stays. */
const THEMES = ['dark', 'light'] as const;
const IMAGES = join(__dirname, '..', '..', '..', 'docs', 'images');
/** Controls of Grafana that stand in our part of the page. */
const OF_GRAFANA = '[data-testid="data-testid TimePicker Open Button"]';
const LARGEST_PICTURE = 250_000;

/** Brings a page that was loaded anew to where it shall be looked at: a tab, a dialog, a filled form. */
export type Show = () => Promise<unknown>;

/** Fails with every violation that axe finds of WCAG 2.1 A and AA, in both themes, in our part of the page. */
export async function expectNoViolations(page: Page, show?: Show, include = '#pageContent'): Promise<void> {
  await inBothThemes(page, show, async () => {
    const found = await new AxeBuilder({ page })
      .withTags(DEFAULT_A11Y_TAGS)
      .include(include)
      .exclude(OF_GRAFANA)
      .analyze();
    expect(found).toHaveNoA11yViolations();
  });
}

/** Keeps what is on the screen for the guide, in both themes; only when pictures are asked for. */
export async function picture(page: Page, name: string, show?: Show): Promise<void> {
  if (process.env.E2E_PICTURES !== '1') return;
  await inBothThemes(page, show, async (theme) => {
    const path = join(IMAGES, `${name}-${theme}.png`);
    await page.screenshot({ path, animations: 'disabled', scale: 'css' });
    expect(statSync(path).size, `${path} must stay small: show less at once`).toBeLessThan(LARGEST_PICTURE);
  });
}

async function inBothThemes(page: Page, show: Show | undefined, look: (theme: string) => Promise<void>) {
  for (const theme of THEMES) {
    const url = new URL(page.url());
    url.searchParams.set('theme', theme);
    await page.goto(url.href);
    await page.waitForLoadState('networkidle');
    await show?.();
    await look(theme);
  }
}
