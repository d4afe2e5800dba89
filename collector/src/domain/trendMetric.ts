/** What is added up over time: money, one currency at a time, or tokens, or requests. */
export const TREND_METRICS = ['cost', 'tokens', 'requests'] as const;
export type TrendMetric = (typeof TREND_METRICS)[number];
