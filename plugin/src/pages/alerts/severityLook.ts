import type { StateLook } from '../../components/state/StateMark';

const LOOKS: Readonly<Record<string, StateLook>> = {
  warning: { label: 'Warning', icon: 'exclamation-triangle', tone: 'warning' },
  critical: { label: 'Critical', icon: 'fire', tone: 'bad' },
  emergency: { label: 'Emergency', icon: 'bell', tone: 'bad' },
  medium: { label: 'Medium', icon: 'exclamation-circle', tone: 'busy' },
  high: { label: 'High', icon: 'exclamation-triangle', tone: 'warning' },
};

/** How the level of an alert looks; one that is not known shows its own word. */
export function severityLook(severity: string): StateLook {
  return LOOKS[severity] ?? { label: severity || 'No level', icon: 'info-circle', tone: 'quiet' };
}
