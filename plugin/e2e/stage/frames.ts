import type { Page } from '@playwright/test';

/** How long each frame took while something was done to the page, in milliseconds, ascending. */
export async function frameTimes(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  const recording = await page.evaluateHandle(() => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      state.handle = requestAnimationFrame(next);
    };
    const state = { frames, handle: requestAnimationFrame(next) };
    return state;
  });
  await work();
  const frames = await recording.evaluate(({ handle, frames: seen }) => {
    cancelAnimationFrame(handle);
    return seen;
  });
  return frames.sort((a, b) => a - b);
}
