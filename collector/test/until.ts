import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_MS = 20_000;
const PAUSE_MS = 10;

/** The first answer that is something: asks again and again, and fails where only nothing or `false` came for 20 s. */
export async function until<T>(ask: () => T | Promise<T>): Promise<Exclude<T, false | null | undefined>> {
  for (const deadline = Date.now() + LONGEST_MS; ; await sleep(PAUSE_MS)) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined)
      return answer as Exclude<T, false | null | undefined>;
    if (Date.now() > deadline) throw new Error(`still not so after ${LONGEST_MS / 1_000} s: ${ask.toString()}`);
  }
}
