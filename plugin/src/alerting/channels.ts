import { MESSAGES } from './rules.gen';

/** A way to reach people that Grafana knows, as this app offers it. */
export interface ChannelKind {
  readonly label: string;
  /** What the address is called, and an example of it. */
  readonly address: string;
  readonly placeholder: string;
  /** Where to get one. */
  readonly help: string;
  /** Which setting of the contact point holds the address. */
  readonly property: 'addresses' | 'url';
  /** What is wrong with an address, as a sentence; null when it can be one. */
  readonly fault: (address: string) => string | null;
  /** The settings besides the address. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const { title: TITLE, text: TEXT } = MESSAGES;

/** A card of Teams joins lines; only an empty one between them parts them. */
const TEXT_OF_CARD = TEXT.replaceAll('\n', '\n\n');

/** The five kinds, by the name that Grafana gives them. */
export const CHANNEL_KINDS = {
  slack: {
    label: 'Slack',
    address: 'Webhook URL',
    placeholder: 'https://hooks.slack.com/services/…',
    help: 'Slack: Apps → Incoming Webhooks → Add to Slack, choose the channel, copy the URL.',
    property: 'url',
    fault: httpsFault,
    settings: { title: TITLE, text: TEXT },
  },
  discord: {
    label: 'Discord',
    address: 'Webhook URL',
    placeholder: 'https://discord.com/api/webhooks/…',
    help: 'Discord: Server settings → Integrations → Webhooks → New webhook, copy its URL.',
    property: 'url',
    fault: httpsFault,
    settings: { title: TITLE, message: TEXT },
  },
  teams: {
    label: 'Microsoft Teams',
    address: 'Workflow URL',
    placeholder: 'https://….logic.azure.com/workflows/…',
    help: 'Teams: the channel’s menu → Workflows → “Post to a channel when a webhook request is received”, copy the URL.',
    property: 'url',
    fault: httpsFault,
    settings: { title: TITLE, message: TEXT_OF_CARD },
  },
  email: {
    label: 'E-mail',
    address: 'Addresses',
    placeholder: 'finops@example.com; team@example.com',
    help: 'Sent by Grafana, whose administrator must have set up SMTP. Several addresses are separated by semicolons.',
    property: 'addresses',
    fault: addressesFault,
    settings: { singleEmail: true, subject: TITLE, message: TEXT },
  },
  webhook: {
    label: 'Webhook',
    address: 'URL',
    placeholder: 'https://example.com/hooks/ai-cost',
    help: 'Gets Grafana’s JSON by POST: every alert with its labels, annotations and values.',
    property: 'url',
    fault: httpsFault,
    settings: { httpMethod: 'POST', maxAlerts: '100' },
  },
} as const satisfies Record<string, ChannelKind>;

export type ChannelType = keyof typeof CHANNEL_KINDS;

export function isChannelType(type: string): type is ChannelType {
  return type in CHANNEL_KINDS;
}

/** A secret in the address must not travel in the clear; only a server on the same machine may do without. */
function httpsFault(address: string): string | null {
  if (!URL.canParse(address)) return 'This is not a URL; copy it whole, from https:// on.';
  const { protocol, hostname } = new URL(address);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLocal) ? null : 'The URL must begin with https://.';
}

function addressesFault(addresses: string): string | null {
  const each = addresses.split(/[;,\n]/).map((address) => address.trim());
  const wrong = each.find((address) => !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address));
  return wrong === undefined ? null : `“${wrong}” is not an e-mail address; separate several by semicolons.`;
}
