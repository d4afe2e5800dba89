import { BUDGETS_LABEL } from './channelRules';
import { askGrafana } from './grafanaApi';

/** An alert of ours that fires now. */
export interface FiringAlert {
  /** The same for every channel that tells of it. */
  readonly key: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  readonly severity: string;
  readonly account: string;
  /** ISO 8601. */
  readonly since: string;
}

interface RulesAnswer {
  readonly data: {
    readonly groups: readonly {
      readonly rules: readonly {
        readonly alerts?: readonly {
          readonly state: string;
          readonly activeAt: string;
          readonly labels: Readonly<Record<string, string>>;
          readonly annotations: Readonly<Record<string, string>>;
        }[];
      }[];
    }[];
  };
}

/** What fires now, the latest first. The rules of several channels tell of the same thing; it is listed once. */
export async function firingAlerts(): Promise<FiringAlert[]> {
  const matcher = JSON.stringify({ name: 'product', value: 'ai-cost-tracker', isEqual: true, isRegex: false });
  const { data } = await askGrafana<RulesAnswer>('/api/prometheus/grafana/api/v1/rules', { query: { matcher } });
  const alerts = data.groups.flatMap(({ rules }) => rules.flatMap(({ alerts: all = [] }) => all));
  const firing = alerts
    .filter(({ state }) => /^alerting/i.test(state))
    .map((alert) => ({
      key: keyOf(alert.labels),
      summary: alert.annotations.summary ?? '',
      description: alert.annotations.description ?? '',
      category: alert.labels.category ?? '',
      severity: alert.labels.severity ?? '',
      account: alert.labels.account ?? '',
      since: alert.activeAt,
    }));
  const once = new Map(firing.map((alert) => [alert.key, alert]));
  return [...once.values()].sort((a, b) => (a.since < b.since ? 1 : -1));
}

/** What an alert is about: its labels, but for what tells through which channel it is told. */
function keyOf({ channel, ...labels }: Readonly<Record<string, string>>): string {
  const alertname = labels.alertname?.replace(` (${channel})`, '');
  const about = Object.entries({ ...labels, alertname, grafana_folder: '', [BUDGETS_LABEL]: '' });
  return JSON.stringify(about.sort(([a], [b]) => (a < b ? -1 : 1)));
}
