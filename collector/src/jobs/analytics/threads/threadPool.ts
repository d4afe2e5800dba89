import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { BudgetOutlook } from '../../../domain/budgetOutlook.js';
import type { Analyst } from './analyst.js';
import type { DetectResult } from './detectBatch.js';
import type { ForecastResult } from './forecastBatch.js';

/** Threads that had nothing to do for this long end. */
const IDLE_MS = 60_000;

export interface ThreadedAnalyst extends Analyst {
  /** How many batches are worked on at the same time. */
  readonly size: number;
  close(): Promise<void>;
}

/**
 * Works in threads of their own, so that a server answers meanwhile: one processor is left to it, threads start with the
 * first batch and end when nothing comes. The thread is the compiled file beside this one; where only the source is
 * there, take `directAnalyst`.
 */
export function threadedAnalyst(): ThreadedAnalyst {
  const size = Math.max(1, availableParallelism() - 1);
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./analysisThread.js', import.meta.url)),
    minThreads: 0,
    maxThreads: size,
    idleTimeout: IDLE_MS,
  });
  return {
    size,
    forecast: (batch) =>
      pool.run(batch, { name: 'forecastBatch', transferList: [batch.values.buffer] }) as Promise<ForecastResult[]>,
    detect: (batch) =>
      pool.run(batch, {
        name: 'detectBatch',
        transferList: [batch.values.buffer, batch.isComplete.buffer],
      }) as Promise<DetectResult[]>,
    outlook: (task) => pool.run(task, { name: 'outlookOf' }) as Promise<BudgetOutlook | null>,
    close: () => pool.close(),
  };
}
