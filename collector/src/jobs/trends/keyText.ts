import type { BreakdownKey } from '../../store/analytics/breakdownKeys.js';

/** Equal text for equal keys; JSON, so that no character of a name can look like a border. */
export function keyText({ id, value, service, account, currency }: BreakdownKey): string {
  return JSON.stringify([id, value, service, account, currency]);
}
