import type { BudgetOutlook } from '../../../domain/budgetOutlook.js';
import { outlookOf, type OutlookTask } from './budgetOutlook.js';
import { forecastBatch, type ForecastResult } from './forecastBatch.js';
import { detectBatch, type DetectBatch, type DetectResult } from './detectBatch.js';
import type { SeriesBatch } from './seriesBatch.js';

/** Who works out figures that take long; a batch that is given away must not be read again. */
export interface Analyst {
  forecast(batch: SeriesBatch): Promise<ForecastResult[]>;
  detect(batch: DetectBatch): Promise<DetectResult[]>;
  outlook(task: OutlookTask): Promise<BudgetOutlook | null>;
}

/** Works in the caller's own thread: for a command that ends anyway, and where only the sources are there. */
export const directAnalyst: Analyst = {
  forecast: async (batch) => forecastBatch(batch),
  detect: async (batch) => detectBatch(batch),
  outlook: async (task) => outlookOf(task),
};
