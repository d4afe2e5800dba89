import type { StateLook } from '../state/StateMark';

/** What can be said of a budget in one word. The last three are the severities of the thresholds that were reached. */
export type BudgetState = 'on track' | 'may run out' | 'over the limit' | 'warning' | 'critical' | 'emergency';

export const STATE_LOOKS: Readonly<Record<BudgetState, StateLook>> = {
  'on track': { label: 'On track', icon: 'check-circle', tone: 'good' },
  'may run out': { label: 'May run out', icon: 'hourglass', tone: 'busy' },
  warning: { label: 'Warning', icon: 'exclamation-triangle', tone: 'warning' },
  critical: { label: 'Critical', icon: 'fire', tone: 'bad' },
  'over the limit': { label: 'Over the limit', icon: 'arrow-up', tone: 'bad' },
  emergency: { label: 'Emergency', icon: 'bell', tone: 'worst' },
};

const SEVERITIES: readonly BudgetState[] = ['warning', 'critical', 'emergency'];

interface Figures {
  /** The highest severity reached: 0 none, 1 warning, 2 critical, 3 emergency. */
  readonly level: number;
  /** Spent divided by limit. */
  readonly usedRatio: number;
  /** Whether the money ends within the period, as far as anybody can tell. */
  readonly runsOut: boolean;
}

/** Thresholds are chosen by people: without any, a budget that is used up still is not on track. */
export function stateOf({ level, usedRatio, runsOut }: Figures): BudgetState {
  const severity = SEVERITIES[Math.min(Math.floor(level), SEVERITIES.length) - 1];
  if (severity) return severity;
  if (usedRatio >= 1) return 'over the limit';
  return runsOut ? 'may run out' : 'on track';
}
