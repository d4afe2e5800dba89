import type { StateLook } from '../state/StateMark';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

export const SEVERITY_LOOKS: Readonly<Record<Severity, StateLook>> = {
  low: { label: 'Low', icon: 'info-circle', tone: 'quiet' },
  medium: { label: 'Medium', icon: 'exclamation-circle', tone: 'busy' },
  high: { label: 'High', icon: 'exclamation-triangle', tone: 'warning' },
  critical: { label: 'Critical', icon: 'fire', tone: 'bad' },
};
