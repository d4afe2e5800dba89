/** OTLP/JSON bodies as exporters write them, for tests. */

export const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

export const NOW = 1_793_491_300_000_000_000n; // 2026-11-01, a little after the points below
export const START = '1793491200000000000';
export const TIME = '1793491260000000000';

export function bodyOf(metrics: readonly object[], resource = [attribute('service.name', 'claude-code')]) {
  return {
    resourceMetrics: [{ resource: { attributes: resource }, scopeMetrics: [{ scope: { name: 'scope' }, metrics }] }],
  };
}

export function pointOf(fields: object, attributes: readonly object[] = []) {
  return { startTimeUnixNano: START, timeUnixNano: TIME, attributes, ...fields };
}

export function sumOf(name: string, dataPoints: readonly object[], aggregationTemporality: unknown = 1) {
  return { name, unit: '1', sum: { aggregationTemporality, isMonotonic: true, dataPoints } };
}

export function histogramOf(name: string, dataPoints: readonly object[], aggregationTemporality: unknown = 2) {
  return { name, unit: '{token}', histogram: { aggregationTemporality, dataPoints } };
}
