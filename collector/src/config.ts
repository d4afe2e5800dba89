import { resolve } from 'node:path';
import { unescape } from 'node:querystring';
import { readAccounts, type AccountConfig, type ServiceEnvironment } from './config/accounts.js';
import { readConfigFile } from './config/configFile.js';
import { meantDataDir } from './config/dataDir.js';
import { readDigestWebhook } from './config/digest.js';
import { Faults } from './config/faults.js';
import { checkFileShape } from './config/fileShape.js';
import { MAIL_SETTING_NAMES, mailSecrets, publicUrl, readMail } from './config/mail.js';
import { present } from './config/present.js';
import {
  calendarDay,
  cronExpression,
  databaseUrl,
  flag,
  listenAddress,
  oneOf,
  positiveInteger,
  webUrl,
  type ListenAddress,
} from './config/rules.js';
import { Settings } from './config/settings.js';
import type { Day } from './domain/day.js';
import type { MailSettings } from './domain/mailRoute.js';
import { Secret } from './domain/secret.js';

export type { AccountConfig, ServiceEnvironment } from './config/accounts.js';
export type { ListenAddress } from './config/rules.js';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export interface Config {
  /** Holds a password, hence a secret. Absent: an embedded Postgres in `dataDir`. */
  readonly databaseUrl?: Secret;
  /** Absolute. */
  readonly dataDir: string;
  readonly listen: ListenAddress;
  /** What `/metrics` asks for; absent: nothing. */
  readonly metricsToken?: Secret;
  /** When to wake up, in UTC. */
  readonly syncCron: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly features: Features;
  /** The first day to read, of accounts that name none. */
  readonly backfillFrom?: Day;
  readonly grafanaUrl?: string;
  /** What Grafana calls itself in its identity tokens, where that is not the address we reach it by. */
  readonly grafanaIssuer?: string;
  /** The organisation of Grafana whose people may call. */
  readonly grafanaOrgId: number;
  readonly grafanaToken?: Secret;
  /** Absolute path. */
  readonly keyringFile?: string;
  /** What webhooks are signed with. While it is changed there are two, the new one first. */
  readonly webhookSecrets: readonly Secret[];
  /** Where summaries are posted; absent: nowhere. */
  readonly digestWebhook?: Secret;
  /** Absent: no mail goes out. */
  readonly mail?: MailSettings;
  /** How people reach this installation from outside. */
  readonly publicUrl?: string;
  readonly accounts: readonly AccountConfig[];
  /** Everything of the above that must never be printed, for the logger. */
  readonly secrets: readonly Secret[];
}

/** What may be switched off. */
export interface Features {
  readonly export: boolean;
  readonly visualIndicators: boolean;
  readonly notifications: boolean;
  readonly forecasting: boolean;
  readonly anomalyDetection: boolean;
}

/** Every setting but AICOST_CONFIG and those of providers. */
export const SETTING_NAMES: readonly string[] = [
  ...[
    'DATABASE_URL',
    'AICOST_DATA_DIR',
    'AICOST_LISTEN',
    'AICOST_METRICS_TOKEN',
    'AICOST_SYNC_CRON',
    'AICOST_LOG_LEVEL',
  ],
  ...[
    'ENABLE_EXPORT',
    'ENABLE_VISUAL_INDICATORS',
    'ENABLE_NOTIFICATIONS',
    'ENABLE_FORECASTING',
    'ENABLE_ANOMALY_DETECTION',
  ],
  ...[
    'AICOST_BACKFILL_FROM',
    'AICOST_GRAFANA_URL',
    'AICOST_GRAFANA_ISSUER',
    'AICOST_GRAFANA_ORG_ID',
    'AICOST_GRAFANA_TOKEN',
    'AICOST_KEYRING_FILE',
    'AICOST_WEBHOOK_SECRET',
    'AICOST_WEBHOOK_SECRET_PREVIOUS',
    'AICOST_DIGEST_WEBHOOK',
  ],
  ...[
    'DATABASE_URL_FILE',
    'AICOST_METRICS_TOKEN_FILE',
    'AICOST_GRAFANA_TOKEN_FILE',
    'AICOST_WEBHOOK_SECRET_FILE',
    'AICOST_WEBHOOK_SECRET_PREVIOUS_FILE',
    'AICOST_DIGEST_WEBHOOK_FILE',
  ],
  ...MAIL_SETTING_NAMES,
];

/** `loadConfig` for this process. */
export function processConfig(services: readonly ServiceEnvironment[]): Config {
  return loadConfig(process.env, services);
}

/**
 * The configuration from the environment and the YAML file named by `AICOST_CONFIG`, where the environment wins.
 * Throws one `CONFIG_INVALID` that tells all faults at once, by name and never by value.
 */
export function loadConfig(env: NodeJS.ProcessEnv, services: readonly ServiceEnvironment[]): Config {
  const faults = new Faults();
  const file = env.AICOST_CONFIG ? readConfigFile(env.AICOST_CONFIG, faults) : null;
  if (file) checkFileShape(file, knownNames(services), faults);
  const settings = new Settings(env, file, faults);
  const backfillFrom = settings.read('AICOST_BACKFILL_FROM', calendarDay);
  const accounts = readAccounts({ settings, file, services, backfillFrom, faults });
  const given = readSettings(settings, faults);
  const isOwn = file !== null || given.databaseUrl !== undefined || accounts.length > 0;
  const config = { ...given, dataDir: meantDataDir(given.dataDir, isOwn), ...present({ backfillFrom }), accounts };
  faults.throwAny();
  return { ...config, secrets: secretsOf(config) };
}

function knownNames(services: readonly ServiceEnvironment[]): string[] {
  const ofServices = services.flatMap(({ secrets, baseUrl }) => {
    return [...Object.values(secrets).flatMap((name) => [name, `${name}_FILE`]), baseUrl];
  });
  return [...SETTING_NAMES, ...ofServices];
}

function readSettings(settings: Settings, faults: Faults): Omit<Config, 'accounts' | 'secrets' | 'backfillFrom'> {
  const givenUrl = settings.read('AICOST_PUBLIC_URL', publicUrl);
  return {
    dataDir: settings.path('AICOST_DATA_DIR') ?? resolve('.aicost'),
    listen: settings.read('AICOST_LISTEN', listenAddress) ?? { host: '127.0.0.1', port: 8787 },
    syncCron: settings.read('AICOST_SYNC_CRON', cronExpression) ?? '*/15 * * * *',
    logLevel: settings.read('AICOST_LOG_LEVEL', oneOf(LOG_LEVELS)) ?? 'info',
    features: readFeatures(settings),
    grafanaOrgId: settings.read('AICOST_GRAFANA_ORG_ID', positiveInteger) ?? 1,
    webhookSecrets: ['AICOST_WEBHOOK_SECRET', 'AICOST_WEBHOOK_SECRET_PREVIOUS'].flatMap(
      (name) => settings.secret(name)?.secret ?? [],
    ),
    ...present({
      databaseUrl: readDatabaseUrl(settings, faults),
      metricsToken: settings.secret('AICOST_METRICS_TOKEN')?.secret,
      grafanaUrl: settings.read('AICOST_GRAFANA_URL', webUrl),
      grafanaIssuer: settings.read('AICOST_GRAFANA_ISSUER', webUrl),
      grafanaToken: settings.secret('AICOST_GRAFANA_TOKEN')?.secret,
      keyringFile: settings.path('AICOST_KEYRING_FILE'),
      publicUrl: givenUrl,
      digestWebhook: readDigestWebhook(settings, faults),
      mail: readMail(settings, faults, givenUrl),
    }),
  };
}

function readFeatures(settings: Settings): Features {
  const isEnabled = (name: string): boolean => settings.read(`ENABLE_${name}`, flag) ?? true;
  return {
    export: isEnabled('EXPORT'),
    visualIndicators: isEnabled('VISUAL_INDICATORS'),
    notifications: isEnabled('NOTIFICATIONS'),
    forecasting: isEnabled('FORECASTING'),
    anomalyDetection: isEnabled('ANOMALY_DETECTION'),
  };
}

function readDatabaseUrl(settings: Settings, faults: Faults): Secret | undefined {
  const secret = settings.secret('DATABASE_URL')?.secret;
  if (!secret || databaseUrl.read(secret.reveal()) !== null) return secret;
  faults.add('DATABASE_URL', `must be ${databaseUrl.expects}`);
  return undefined;
}

/** A shorter password would also be found in ordinary words; inside the URL it is recognised anyway. */
const MIN_PASSWORD = 12;

function secretsOf(config: Omit<Config, 'secrets'>): Secret[] {
  const { databaseUrl: url, metricsToken, grafanaToken, digestWebhook, webhookSecrets, mail, accounts } = config;
  const password = url && URL.canParse(url.reveal()) ? new URL(url.reveal()).password : '';
  return [
    ...[password, unescape(password)].filter((text) => text.length >= MIN_PASSWORD).map((text) => new Secret(text)),
    ...[url, metricsToken, grafanaToken, digestWebhook].filter((secret) => secret !== undefined),
    ...webhookSecrets,
    ...(mail ? mailSecrets(mail) : []),
    ...accounts.flatMap((account) => Object.values(account.secrets)),
  ];
}
