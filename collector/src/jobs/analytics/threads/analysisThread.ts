// What a thread of the pool runs: each export is a task by its name.
export { outlookOf } from './budgetOutlook.js';
export { detectBatch } from './detectBatch.js';
export { forecastBatch } from './forecastBatch.js';
