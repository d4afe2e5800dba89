import type { Page } from '@playwright/test';

/** What it took to bring a panel up to date, in milliseconds. */
export interface Timing {
  /** From the first question to the end of the last answer of the data source. */
  readonly query: number;
  /** From there to the first frame after the panel's last change. */
  readonly draw: number;
}

/** Refreshes the dashboard and watches one panel. */
export async function refresh(page: Page, title: string): Promise<Timing> {
  const measured = page.evaluate(watchPanel, title);
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  return measured;
}

/** Runs in the browser: it is over when the answer is there and the panel has not changed for half a second. */
function watchPanel(title: string): Promise<Timing> {
  // The browser remembers 250 files, and Grafana has more.
  performance.clearResourceTimings();
  const since = performance.now();
  const heading = [...document.querySelectorAll('section')].find((one) => one.querySelector('h2')?.innerText === title);
  if (!heading) throw new Error(`there is no panel ${title}`);
  let changed = since;
  const observer = new MutationObserver(() => requestAnimationFrame((frame) => (changed = frame)));
  observer.observe(heading, { subtree: true, childList: true, attributes: true, characterData: true });
  const answers = () =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
      ({ name, startTime }) => name.includes('/api/ds/query') && startTime >= since,
    );
  return new Promise((resolve) => {
    const look = setInterval(() => {
      const ended = Math.max(...answers().map(({ responseEnd }) => responseEnd));
      if (!Number.isFinite(ended) || performance.now() - Math.max(ended, changed) < 500) return;
      clearInterval(look);
      observer.disconnect();
      const asked = Math.min(...answers().map(({ startTime }) => startTime));
      resolve({ query: ended - asked, draw: Math.max(0, changed - ended) });
    }, 100);
  });
}
