import type { CallAnswer } from '../../../api/calls';
import { formatDays } from '../../../components/days/days';
import { money } from '../../forecast/words';
import { pageUrl } from '../../routes';
import type { Decision, Urgency } from './decision';

export type Anomaly = CallAnswer<'GET /api/analytics/anomalies'>['items'][number];

const URGENCY: Readonly<Record<Anomaly['severity'], Urgency>> = {
  critical: 'now',
  high: 'now',
  medium: 'soon',
  low: 'look',
};

/** Unusual days that nobody has judged. */
export function anomalyDecisions(anomalies: readonly Anomaly[]): Decision[] {
  return anomalies.map((anomaly) => {
    const { id, account, model, currency, cost, expected, severity, sentence } = anomaly;
    const where = model === null ? account : `${model} in ${account}`;
    const days = formatDays(anomaly.day, anomaly.last_day);
    return {
      key: `anomaly ${id}`,
      urgency: URGENCY[severity],
      what: `Anomaly (${severity}): ${where} cost ${money(cost, currency)} on ${days}, expected ${money(expected, currency)}`,
      why: sentence,
      href: pageUrl('anomalies', { id }),
      action: 'Judge it',
    };
  });
}
