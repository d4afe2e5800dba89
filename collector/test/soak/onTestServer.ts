import { fileURLToPath } from 'node:url';
import globalSetup from '../globalSetup.js';
import globalTeardown from '../globalTeardown.js';

/** Seen from `dist/test/soak`. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs work on a Postgres of its own, as the tests have one, prints what it found as one line of JSON, and fails the
 * process when anything is wrong. `work` imports what it needs itself: the address of the server is known only then.
 */
export async function onTestServer(
  work: (args: readonly number[]) => Promise<{ readonly wrong: readonly string[] }>,
): Promise<void> {
  globalSetup({ rootDir: ROOT });
  try {
    const begin = performance.now();
    const result = await work(process.argv.slice(2).map(Number));
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    process.stdout.write(`${JSON.stringify({ ...result, wrong: result.wrong.length, seconds })}\n`);
    for (const fault of result.wrong) process.stdout.write(`${fault}\n`);
    if (result.wrong.length > 0) process.exitCode = 1;
  } finally {
    await globalTeardown();
  }
}

/** A seed that was not given is drawn and printed with the result, so that the run can be repeated. */
export function seedOr(given: number | undefined): number {
  return given ?? Math.floor(Math.random() * 1_000_000);
}
