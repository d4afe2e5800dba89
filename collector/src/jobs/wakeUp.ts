import cron from 'node-cron';
import type { Logger } from 'pino';

export interface WakeUp {
  /** Ends the schedule and waits for the work in progress. */
  stop(): Promise<void>;
}

/** Work that was left to another collector is looked at again this soon. */
const LOOK_AGAIN_MS = 65_000;

/**
 * Calls `work` now and at every tick of the UTC schedule, never twice at once. A tick is only a wake-up: what is due
 * is decided from the ledger, so a missed or doubled tick loses nothing.
 */
export function wakeUp(schedule: string, log: Logger, work: () => Promise<{ isComplete: boolean }>): WakeUp {
  let running: Promise<void> | null = null;
  let again: NodeJS.Timeout | undefined;
  const wake = (): void => {
    clearTimeout(again);
    running ??= work()
      .then(({ isComplete }) => {
        if (!isComplete) again = setTimeout(wake, LOOK_AGAIN_MS);
      })
      .catch((error: unknown) => log.error({ err: error }, 'scheduled work failed'))
      .finally(() => {
        running = null;
      });
  };
  const task = cron.schedule(schedule, wake, { timezone: 'Etc/UTC', noOverlap: true });
  wake();
  return {
    stop: async () => {
      await task.destroy();
      await running;
      clearTimeout(again);
    },
  };
}
