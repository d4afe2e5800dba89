import { unescape } from 'node:querystring';
import { readSender, type Sender } from '../domain/mailbox.js';
import type { MailRoute, MailSettings, SmtpEncryption, SmtpRoute } from '../domain/mailRoute.js';
import { Secret } from '../domain/secret.js';
import type { Faults } from './faults.js';
import { isLoopbackHost, isPrivateHost } from './hosts.js';
import { present } from './present.js';
import { parseWebUrl, providerUrl, withoutLastSlash, type Rule } from './rules.js';
import type { Settings } from './settings.js';

/** What chooses a transport; exactly one of them is set where mail is wanted. */
const TRANSPORTS = ['SMTP_URL', 'SENDGRID_API_KEY', 'AWS_SES_REGION', 'MAILGUN_API_KEY'] as const;

const SECRETS = [
  'SMTP_URL',
  'SENDGRID_API_KEY',
  'MAILGUN_API_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
] as const;

export const MAIL_SETTING_NAMES: readonly string[] = [
  ...SECRETS.flatMap((name) => [name, `${name}_FILE`]),
  ...['SENDGRID_BASE_URL', 'MAILGUN_BASE_URL', 'MAILGUN_DOMAIN', 'AWS_SES_REGION', 'AWS_ENDPOINT_URL_SESV2'],
  ...['MAIL_FROM', 'AICOST_PUBLIC_URL'],
];

/** Where links in mails lead: encrypted, unless nobody else can follow them. */
export const publicUrl: Rule<string> = {
  expects:
    'an https:// URL of letters, digits and . _ ~ - without user, password, query or fragment (http:// only for this machine itself)',
  read: (text) => {
    const url = parseWebUrl(text);
    if (!url || (url.protocol === 'http:' && !isLoopbackHost(url.hostname))) return null;
    const written = withoutLastSlash(url);
    return /^[A-Za-z0-9.:[\]/_~-]+$/.test(written) ? written : null;
  },
};

const sender: Rule<Sender> = {
  expects: 'an address such as costs@example.com, or AI Cost Tracker <costs@example.com>',
  read: readSender,
};

const domainName: Rule<string> = {
  expects: 'the domain that is set up at Mailgun, such as mg.example.com',
  read: (text) => (/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text) ? text : null),
};

const region: Rule<string> = {
  expects: 'a region of AWS, such as eu-central-1',
  read: (text) => (/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(text) ? text : null),
};

/** How mail leaves; undefined where no transport is set, or the faults say what is wrong. */
export function readMail(settings: Settings, faults: Faults, givenUrl: string | undefined): MailSettings | undefined {
  const chosen = TRANSPORTS.filter((name) => isSet(settings, name));
  const [first, second] = chosen;
  if (first === undefined) return undefined;
  if (second !== undefined) {
    faults.add(second, `is set beside ${first}; mail leaves by one of them, remove the others`);
    return undefined;
  }
  const route = ROUTES[first](settings, faults);
  const from = needed('MAIL_FROM', settings.read('MAIL_FROM', sender), settings, first, faults);
  const url = needed('AICOST_PUBLIC_URL', givenUrl, settings, first, faults);
  return route && from && url !== undefined ? { route, from, publicUrl: url } : undefined;
}

/** What of the settings must never be printed. */
export function mailSecrets({ route }: MailSettings): Secret[] {
  switch (route.kind) {
    case 'smtp':
      return route.login ? [route.login.password] : [];
    case 'ses':
      return [route.accessKeyId, route.secretAccessKey, ...(route.sessionToken ? [route.sessionToken] : [])];
    default:
      return [route.apiKey];
  }
}

const ROUTES: Readonly<
  Record<(typeof TRANSPORTS)[number], (settings: Settings, faults: Faults) => MailRoute | undefined>
> = {
  SMTP_URL: readSmtp,
  SENDGRID_API_KEY: (settings) => {
    const apiKey = settings.secret('SENDGRID_API_KEY')?.secret;
    const baseUrl = settings.read('SENDGRID_BASE_URL', providerUrl) ?? 'https://api.sendgrid.com';
    return apiKey && { kind: 'sendgrid', apiKey, baseUrl };
  },
  AWS_SES_REGION: readSes,
  MAILGUN_API_KEY: (settings, faults) => {
    const apiKey = settings.secret('MAILGUN_API_KEY')?.secret;
    const given = settings.read('MAILGUN_DOMAIN', domainName);
    const domain = needed('MAILGUN_DOMAIN', given, settings, 'MAILGUN_API_KEY', faults);
    const baseUrl = settings.read('MAILGUN_BASE_URL', providerUrl) ?? 'https://api.mailgun.net';
    return apiKey && domain !== undefined ? { kind: 'mailgun', apiKey, domain, baseUrl } : undefined;
  },
};

function readSes(settings: Settings, faults: Faults): MailRoute | undefined {
  const name = settings.read('AWS_SES_REGION', region);
  const secret = (key: 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY') =>
    needed(key, settings.secret(key)?.secret, settings, 'AWS_SES_REGION', faults);
  const [accessKeyId, secretAccessKey] = [secret('AWS_ACCESS_KEY_ID'), secret('AWS_SECRET_ACCESS_KEY')];
  const sessionToken = settings.secret('AWS_SESSION_TOKEN')?.secret;
  const endpoint = settings.read('AWS_ENDPOINT_URL_SESV2', providerUrl);
  if (name === undefined || !accessKeyId || !secretAccessKey) return undefined;
  const baseUrl = endpoint ?? `https://email.${name}.amazonaws.com`;
  return { kind: 'ses', region: name, accessKeyId, secretAccessKey, baseUrl, ...present({ sessionToken }) };
}

const SMTP_FORM = 'smtp://user:password@host:587 or smtps://user:password@host:465';

function readSmtp(settings: Settings, faults: Faults): SmtpRoute | undefined {
  const secret = settings.secret('SMTP_URL')?.secret;
  const route = secret && smtpRoute(secret.reveal());
  if (route === null) {
    faults.add('SMTP_URL', `must be ${SMTP_FORM}, special characters of user and password in percent encoding`);
  }
  return route ?? undefined;
}

function smtpRoute(text: string): SmtpRoute | null {
  if (!/^smtps?:\/\/\S+$/.test(text) || !URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const isPlain = hostname !== '' && (pathname === '' || pathname === '/') && search + hash === '';
  if (!isPlain || (username === '') !== (password === '')) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  const encryption = protocol === 'smtps:' ? 'immediate' : encryptionFor(host);
  const login = username === '' ? undefined : { user: unescape(username), password: new Secret(unescape(password)) };
  const usual = encryption === 'immediate' ? 465 : 587;
  return { kind: 'smtp', host, port: port === '' ? usual : Number(port), encryption, ...present({ login }) };
}

/** Over the internet a mail and its password travel encrypted or not at all. */
function encryptionFor(host: string): SmtpEncryption {
  return isPrivateHost(host) ? 'offered' : 'required';
}

function isSet(settings: Settings, name: string): boolean {
  return settings.hasSecret(name);
}

/** The value; without one a fault, unless there is one about it already. */
function needed<T>(
  name: string,
  value: T | undefined,
  settings: Settings,
  because: string,
  faults: Faults,
): T | undefined {
  if (value === undefined && !isSet(settings, name)) faults.add(name, `is needed, because ${because} is set`);
  return value;
}
