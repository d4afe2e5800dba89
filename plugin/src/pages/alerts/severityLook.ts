import { SEVERITY_LOOKS } from '../../components/anomaly/severities';
import { STATE_LOOKS } from '../../components/budget/levels';
import type { StateLook } from '../../components/state/StateMark';

const { warning, critical, emergency } = STATE_LOOKS;

/** Alerts have the levels of budgets or those of anomalies. */
const LOOKS: Readonly<Record<string, StateLook>> = { ...SEVERITY_LOOKS, warning, critical, emergency };

/** How the level of an alert looks; one that is not known shows its own word. */
export function severityLook(severity: string): StateLook {
  return LOOKS[severity] ?? { label: severity || 'No level', icon: 'info-circle', tone: 'quiet' };
}
