import type { CallAnswer } from '../../api/calls';
import { rulesOf, type AlertRule, type Subscription } from '../../alerting/channelRules';

const POINTS = '/api/v1/provisioning/contact-points';
const GROUP = '/api/v1/provisioning/folder/aicost-app-alerts/rule-groups/team';

export const EVERYTHING: Subscription = { categories: ['budget', 'anomaly', 'system'], budgets: [] };

export const FIRING = {
  state: 'Alerting',
  activeAt: '2026-11-23T12:00:00Z',
  labels: { product: 'ai-cost-tracker', category: 'budget', severity: 'warning', alertname: 'x' },
  annotations: { summary: 'Research: 70 % of the limit is spent', description: '820.50 of 1000.00 USD is spent' },
};

interface Made {
  readonly body: unknown;
}

/** Grafana's alerting with one channel, `team`, that goes to Slack; null: without any. What is changed stays changed. */
export function alertingWith(
  subscription: Subscription | null = EVERYTHING,
  more: Readonly<Record<string, unknown>> = {},
) {
  let rules: readonly AlertRule[] | null = subscription && rulesOf('team', 'AI cost: team', subscription);
  let points: readonly object[] = subscription ? [{ uid: 'p1', ...slack('AI cost: team', '[REDACTED]') }] : [];
  return {
    [`GET ${POINTS}`]: () => points,
    [`POST ${POINTS}`]: ({ body }: Made) => {
      points = [...points, { uid: 'p2', ...(body as object) }];
      return { uid: 'p2' };
    },
    [`PUT ${POINTS}/p1`]: ({ body }: Made) => ((points = [body as object]), {}),
    [`DELETE ${POINTS}/p1`]: () => ((points = []), ''),
    [`DELETE ${POINTS}/p2`]: () => ((points = []), ''),
    [`GET ${POINTS}/export`]: 'apiVersion: 1\ncontactPoints: []\n',
    'POST /api/folders': {},
    [`GET ${GROUP}`]: () => rules && { rules },
    [`PUT ${GROUP}`]: ({ body }: Made) => ({ rules: (rules = (body as { rules: readonly AlertRule[] }).rules) }),
    [`DELETE ${GROUP}`]: () => ((rules = null), ''),
    [`GET ${GROUP}/export`]: 'apiVersion: 1\ngroups: []\n',
    'GET /api/prometheus/grafana/api/v1/rules': { data: { groups: [{ rules: [{ alerts: [FIRING] }] }] } },
    ...more,
  };
}

export const ADDRESSES = {
  points: POINTS,
  group: GROUP,
  test: '/api/alertmanager/grafana/config/api/v1/receivers/test',
};

function slack(name: string, url: string) {
  return { name, type: 'slack', settings: { url, title: 't' }, disableResolveMessage: true };
}

export const PREFERENCES: CallAnswer<'GET /api/notifications/preferences'> = {
  opted_out: false,
  channels: [
    {
      channel: 'email',
      address: 'a…@example.com',
      available: true,
      categories: { budget: true, anomaly: false, system: true },
      left: { hour: 10, day: 50 },
    },
  ],
} as CallAnswer<'GET /api/notifications/preferences'>;

export const EVENT = {
  id: 'e1',
  event: 'AI budget threshold reached',
  summary: 'Claude Code: 90 % of the limit is spent',
  severity: 'critical',
  started_at: '2026-11-23T12:00:00Z',
  ended_at: null,
  outcomes: 'sent',
  delivery_latency_seconds: 120,
  receive_latency_seconds: 50,
};
