import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { occasionOf } from '../../domain/alertOccasion.js';
import { isCategory } from '../../domain/notification.js';
import { CollectorError } from '../../errors.js';
import type { AlertReport } from '../../store/notifications/alerts.js';

const Texts = Type.Record(Type.String(), Type.String());
/** The year 0 is none in Postgres. */
const Instant = Type.String({
  pattern: String.raw`^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$`,
});

const WireAlert = Type.Object({
  status: Type.Enum(['firing', 'resolved']),
  labels: Texts,
  annotations: Texts,
  startsAt: Instant,
  endsAt: Instant,
  fingerprint: Type.String({ minLength: 1, maxLength: 200 }),
});

/** What we read of Grafana's own body; it may say more. */
const Wire = Type.Object({
  orgId: Type.Integer({ minimum: 0 }),
  groupKey: Type.String(),
  alerts: Type.Array(WireAlert),
  truncatedAlerts: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});

const wire = Compile(Wire);

export interface Webhook {
  readonly orgId: number;
  readonly firing: readonly AlertReport[];
  readonly resolved: readonly AlertReport[];
  /** How many alerts Grafana left out. */
  readonly truncated: number;
}

/** The alerts of a body of Grafana's webhook; anything else is `ALERT_PAYLOAD_UNKNOWN`. */
export function readWebhook(body: Buffer): Webhook {
  const given = parsed(body);
  if (!wire.Check(given)) {
    const at = wire.Errors(given)[0]?.instancePath ?? '';
    throw unknownPayload(at === '' ? '' : ` (at ${at})`);
  }
  const { orgId, groupKey, alerts, truncatedAlerts = 0 } = given;
  const reports = alerts.map((alert) => reportOf(orgId, groupKey, alert));
  return {
    orgId,
    firing: eachOnce(reports.filter(({ endedAt }) => endedAt === null)),
    resolved: eachOnce(reports.filter(({ endedAt }) => endedAt !== null)),
    truncated: truncatedAlerts,
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function unknownPayload(where: string): CollectorError {
  return new CollectorError(
    'ALERT_PAYLOAD_UNKNOWN',
    `this is not the body that Grafana's webhook sends by itself${where}; remove the custom payload from the contact point`,
  );
}

function reportOf(orgId: number, groupKey: string, wireAlert: Static<typeof WireAlert>): AlertReport {
  const labels = storable(wireAlert.labels);
  const label = (name: string): string => (Object.hasOwn(labels, name) ? (labels[name] ?? '') : '');
  const startedAt = instant(wireAlert.startsAt);
  const named = {
    ...{ orgId, fingerprint: storableText(wireAlert.fingerprint), startedAt },
    ...{ budget: label('budget'), account: label('account'), kind: label('kind') },
    ...{ threshold: label('threshold'), period: periodOf(label('period'), label('period_first')) },
  };
  const category = label('category');
  return {
    ...named,
    occasion: occasionOf({ ...named, anomaly: label('anomaly') }),
    groupKey: storableText(groupKey),
    endedAt: wireAlert.status === 'firing' ? null : endOf(startedAt, wireAlert.endsAt),
    alertName: label('alertname') || 'alert',
    category: isCategory(category) ? category : 'system',
    isOurs: isCategory(category),
    severity: label('severity'),
    labels,
    annotations: storable(wireAlert.annotations),
  };
}

function periodOf(period: string, firstDay: string): string {
  return firstDay === '' ? period : `${period} from ${firstDay}`;
}

/** Grafana writes an end that it does not know as the year 1. */
function endOf(startedAt: string, endsAt: string): string {
  return endsAt.startsWith('0001-') ? startedAt : instant(endsAt);
}

/** One way to write an instant, to the millisecond, whoever has written it before. */
function instant(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw unknownPayload(' (there is no such time in it)');
  return time.toISOString();
}

function storable(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map((entry) => entry.map(storableText) as [string, string]));
}

/** Postgres keeps no NUL and no half characters. */
function storableText(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');
}

/** One statement writes no row twice. */
function eachOnce(reports: readonly AlertReport[]): AlertReport[] {
  return [...new Map(reports.map((report) => [`${report.startedAt} ${report.fingerprint}`, report])).values()];
}
