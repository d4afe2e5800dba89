import { CollectorProblem } from '../api/problem';
import { askGrafana } from './grafanaApi';
import { CHANNEL_KINDS, isChannelType, type ChannelType } from './channels';

/** A contact point of Grafana, one integration of it. Secrets come back as `[REDACTED]`. */
export interface ContactPoint {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly disableResolveMessage: boolean;
  /** `file`: it is kept in a file, and cannot be changed here. */
  readonly provenance?: string;
}

/** A channel as somebody describes it. */
export interface ChannelWish {
  readonly name: string;
  readonly type: ChannelType;
  readonly address: string;
}

const POINTS = '/api/v1/provisioning/contact-points';

/** The names of the contact points of this app begin like this, so that people find them in Grafana's own list. */
export const NAME_PREFIX = 'AI cost: ';

export async function contactPoints(): Promise<ContactPoint[]> {
  const points = await askGrafana<ContactPoint[]>(POINTS);
  return points.filter(({ name }) => name.startsWith(NAME_PREFIX));
}

/** Makes the contact point, and gives its uid. People are not told when an alert is over. */
export async function makeContactPoint(wish: ChannelWish): Promise<string> {
  const body = { ...integrationOf(wish), name: NAME_PREFIX + wish.name };
  return (await askGrafana<ContactPoint>(POINTS, { method: 'POST', body })).uid;
}

/** Sends messages somewhere else from now on. What somebody set in Grafana besides the address stays. */
export async function changeAddress(uid: string, address: string): Promise<void> {
  const point = (await contactPoints()).find((each) => each.uid === uid);
  if (!point || !isChannelType(point.type)) throw new CollectorProblem('refused', GONE);
  const settings = { ...point.settings, [CHANNEL_KINDS[point.type].property]: address.trim() };
  await askGrafana(`${POINTS}/${uid}`, { method: 'PUT', body: { ...point, settings } });
}

const GONE = 'The channel is not there any more; load the page anew.';

export async function deleteContactPoint(uid: string): Promise<void> {
  await askGrafana(`${POINTS}/${uid}`, { method: 'DELETE' });
}

/** The contact points of one name as a file of Grafana's provisioning. Secrets are not in it. */
export async function contactPointAsYaml(name: string): Promise<string> {
  const query = { name: NAME_PREFIX + name, format: 'yaml' };
  return askGrafana<string>(`${POINTS}/export`, { query, responseType: 'text' });
}

function integrationOf({ type, address }: ChannelWish) {
  const kind = CHANNEL_KINDS[type];
  return { type, settings: { ...kind.settings, [kind.property]: address.trim() }, disableResolveMessage: true };
}

/** Sends an example to an address before it is saved. null: it arrived; else what the other side said. */
export async function testAddress(wish: ChannelWish): Promise<string | null> {
  return sendExample('', { name: 'test', ...integrationOf(wish), secureSettings: {} });
}

/** Sends an example to where a channel goes; Grafana takes the secrets from what it has stored. */
export async function testContactPoint(uid: string): Promise<string | null> {
  const point = (await contactPoints()).find((each) => each.uid === uid);
  if (!point) return GONE;
  const { name, type, disableResolveMessage } = point;
  const isSecret = ([, value]: [string, unknown]) => value === '[REDACTED]';
  const settings = Object.entries(point.settings);
  return sendExample(name, {
    ...{ uid, name, type, disableResolveMessage },
    settings: Object.fromEntries(settings.filter((setting) => !isSecret(setting))),
    secureSettings: {},
    secureFields: Object.fromEntries(settings.filter(isSecret).map(([key]) => [key, true])),
  });
}

interface TestAnswer {
  readonly receivers: readonly {
    readonly grafana_managed_receiver_configs: readonly { readonly status: string; readonly error?: string }[];
  }[];
}

const EXAMPLE = {
  labels: {
    ...{ product: 'ai-cost-tracker', category: 'budget', severity: 'warning' },
    ...{ budget: 'Example', account: 'example', period: 'month', period_first: '2026-01-01' },
  },
  annotations: {
    summary: 'Test from AI Cost Tracker: 70 % of the limit is spent',
    description: 'Nothing has happened. This is what a message looks like; its figures are made up.',
    ...{ current_cost: '70.00 USD', limit: '100.00 USD', used_percent: '70.0' },
  },
};

async function sendExample(receiver: string, config: object): Promise<string | null> {
  const answer = await askGrafana<TestAnswer>('/api/alertmanager/grafana/config/api/v1/receivers/test', {
    method: 'POST',
    body: { receivers: [{ name: receiver, grafana_managed_receiver_configs: [config] }], alert: EXAMPLE },
    isAnswer: ({ data }) => typeof data === 'object' && data !== null && 'receivers' in data,
  });
  const [result] = answer.receivers.flatMap((each) => each.grafana_managed_receiver_configs);
  return result?.status === 'ok' ? null : withoutUrls(result?.error ?? 'Grafana could not say whether it arrived.');
}

/** The address of a chat is a secret, and failures quote it. */
function withoutUrls(text: string): string {
  return text.replace(/https?:\/\/[^\s"]+/g, 'the address');
}
