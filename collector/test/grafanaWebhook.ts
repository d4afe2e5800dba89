import { createHmac } from 'node:crypto';
import { Secret } from '../src/domain/secret.js';

export const WEBHOOK_SECRET = new Secret('the-secret-of-the-contact-point');

/** One alert as Grafana's webhook writes it. */
export interface WebhookAlert {
  readonly status?: 'firing' | 'resolved';
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly fingerprint?: string;
}

/** The body that Grafana sends by itself. */
export function webhookBody(
  alerts: readonly WebhookAlert[],
  envelope: { readonly groupKey?: string; readonly truncatedAlerts?: number; readonly orgId?: number } = {},
): string {
  const full = alerts.map(alertOf);
  return JSON.stringify({
    receiver: 'AI Cost Tracker',
    status: full.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    orgId: envelope.orgId ?? 1,
    alerts: full,
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://grafana.example.com/',
    version: '1',
    groupKey: envelope.groupKey ?? '{}:{alertname="Budget"}',
    truncatedAlerts: envelope.truncatedAlerts ?? 0,
    title: '[FIRING:1] Budget',
    state: 'alerting',
    message: 'Budget',
  });
}

function alertOf(alert: WebhookAlert) {
  const { status = 'firing', startsAt = '2026-11-23T10:00:00Z' } = alert;
  return {
    status,
    labels: { alertname: 'Budget', category: 'budget', severity: 'warning', ...alert.labels },
    annotations: { summary: 'A budget is nearly used up', ...alert.annotations },
    startsAt,
    endsAt: alert.endsAt ?? (status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-23T11:00:00Z'),
    values: { A: 92 },
    generatorURL: 'http://grafana.example.com/alerting/grafana/x/view',
    fingerprint: alert.fingerprint ?? 'f00d',
    silenceURL: '',
    dashboardURL: '',
    panelURL: '',
  };
}

/** The headers with which Grafana signs a body. */
export function signed(
  body: string,
  { secret = WEBHOOK_SECRET, at = Date.now() }: { readonly secret?: Secret; readonly at?: number } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac('sha256', secret.reveal()).update(`${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'x-grafana-alerting-signature': signature,
    'x-grafana-alerting-timestamp': timestamp,
  };
}
