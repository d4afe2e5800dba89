import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadConfig, type Config, type ServiceEnvironment } from './config.js';
import { CollectorError } from './errors.js';

const SERVICES: ServiceEnvironment[] = [
  { serviceId: 'openai', secrets: { adminKey: 'OPENAI_ADMIN_KEY' }, baseUrl: 'OPENAI_BASE_URL' },
  { serviceId: 'anthropic', secrets: { adminKey: 'ANTHROPIC_ADMIN_KEY' }, baseUrl: 'ANTHROPIC_BASE_URL' },
  {
    serviceId: 'azure',
    secrets: { clientId: 'AZURE_CLIENT_ID', clientSecret: 'AZURE_CLIENT_SECRET' },
    baseUrl: 'AZURE_BASE_URL',
  },
];
const KEY = 'sk-admin-CANARY-0001';

const folder = mkdtempSync(join(tmpdir(), 'aicost-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function write(content: string): string {
  const path = join(folder, `file${(files += 1)}`);
  writeFileSync(path, content);
  return path;
}

function fromYaml(yaml: string, env: NodeJS.ProcessEnv = {}): Config {
  writeFileSync(join(folder, 'aicost.yaml'), yaml);
  return loadConfig({ AICOST_CONFIG: join(folder, 'aicost.yaml'), ...env }, SERVICES);
}

/** The faults of a configuration, one a line. */
function faults(env: NodeJS.ProcessEnv, yaml?: string): string[] {
  try {
    if (yaml === undefined) loadConfig(env, SERVICES);
    else fromYaml(yaml, env);
  } catch (error) {
    expect(error).toBeInstanceOf(CollectorError);
    const { code, message } = error as CollectorError;
    expect(code).toBe('CONFIG_INVALID');
    expect(message).not.toContain('CANARY');
    const lines = message.split('\n  - ');
    return lines.length > 1 ? lines.slice(1) : [message.replace('the configuration has a fault: ', '')];
  }
  return [];
}

describe('an empty environment', () => {
  test('is a complete configuration without accounts', () => {
    expect(loadConfig({}, SERVICES)).toEqual({
      dataDir: resolve('.aicost'),
      listen: { host: '127.0.0.1', port: 8787 },
      syncCron: '*/15 * * * *',
      logLevel: 'info',
      features: {
        export: true,
        visualIndicators: true,
        notifications: true,
        forecasting: true,
        anomalyDetection: true,
      },
      accounts: [],
      secrets: [],
    });
  });

  test('may set variables to nothing, as docker compose does', () => {
    const env = {
      OPENAI_ADMIN_KEY: '',
      OPENAI_ADMIN_KEY_FILE: '',
      AICOST_LISTEN: '',
      DATABASE_URL: '',
      AICOST_CONFIG: '',
    };
    expect(loadConfig(env, SERVICES)).toEqual(loadConfig({}, SERVICES));
  });
});

describe('single settings', () => {
  test.each([
    ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['[::1]:8787', { host: '::1', port: 8787 }],
    [':9000', { host: '0.0.0.0', port: 9000 }],
  ])('AICOST_LISTEN=%s', (text, listen) => {
    expect(loadConfig({ AICOST_LISTEN: text }, []).listen).toEqual(listen);
  });

  test.each([
    ['AICOST_LISTEN', '8787'],
    ['AICOST_LISTEN', '::1:8787'],
    ['AICOST_LISTEN', '[1::2::3]:80'],
    ['AICOST_LISTEN', 'host:70000'],
    ['AICOST_LISTEN', 'http://host:80'],
    ['AICOST_SYNC_CRON', '61 * * * *'],
    ['AICOST_SYNC_CRON', 'hourly'],
    ['AICOST_LOG_LEVEL', 'verbose'],
    ['AICOST_BACKFILL_FROM', '2026-02-30'],
    ['AICOST_BACKFILL_FROM', '2026-2-3'],
    ['ENABLE_EXPORT', 'on'],
    ['AICOST_GRAFANA_URL', 'grafana:3000'],
    ['AICOST_GRAFANA_URL', 'https://user:pass@grafana.example'],
    ['AICOST_PUBLIC_URL', 'ftp://example.com'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'postgres://host:port/db'],
  ])('%s=%s is a fault', (name, value) => {
    const [fault, ...more] = faults({ [name]: value });
    expect(more).toEqual([]);
    expect(fault).toMatch(new RegExp(`^${name}: must be `));
    expect(fault).not.toContain(value);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['Yes', true],
    ['FALSE', false],
    ['0', false],
    ['no', false],
  ])('a flag may say %s', (text, value) => {
    expect(loadConfig({ ENABLE_FORECASTING: text }, []).features.forecasting).toBe(value);
  });

  test.each([
    'postgres://u:p@localhost:5432/db?sslmode=require',
    'postgresql:///aicost?host=/var/run/postgresql',
    'postgres://me@/aicost?host=/run/postgresql',
  ])('DATABASE_URL=%s', (url) => {
    expect(loadConfig({ DATABASE_URL: url }, []).databaseUrl?.reveal()).toBe(url);
  });

  test('paths become absolute; URLs lose their last slash', () => {
    const env = {
      AICOST_DATA_DIR: 'data',
      AICOST_KEYRING_FILE: 'keys',
      AICOST_GRAFANA_URL: 'http://grafana:3000/sub/',
    };
    const config = loadConfig(env, []);
    expect([config.dataDir, config.keyringFile]).toEqual([resolve('data'), resolve('keys')]);
    expect(config.grafanaUrl).toBe('http://grafana:3000/sub');
  });
});

describe('accounts of the environment', () => {
  test('one for each service whose secrets are set, named after the service', () => {
    const env = {
      OPENAI_ADMIN_KEY: KEY,
      OPENAI_BASE_URL: 'http://127.0.0.1:8790/openai/',
      ANTHROPIC_ADMIN_KEY_FILE: write(`${KEY}-of-anthropic\r\n`),
      AICOST_BACKFILL_FROM: '2026-01-01',
    };
    const { accounts } = loadConfig(env, SERVICES);
    expect(accounts.map(({ secrets, ...rest }) => ({ ...rest, key: secrets.adminKey?.reveal() }))).toEqual([
      {
        name: 'openai',
        serviceId: 'openai',
        origin: 'environment',
        baseUrl: 'http://127.0.0.1:8790/openai',
        backfillFrom: '2026-01-01',
        key: KEY,
      },
      {
        name: 'anthropic',
        serviceId: 'anthropic',
        origin: 'environment',
        backfillFrom: '2026-01-01',
        key: `${KEY}-of-anthropic`,
      },
    ]);
  });

  test('need every secret of their service', () => {
    expect(faults({ AZURE_CLIENT_ID: KEY })).toEqual(['AZURE_CLIENT_SECRET: is missing; azure needs it too']);
  });

  test.each([
    ['   ', 'the secret is empty'],
    [`${KEY} `, 'the secret contains white space or a line break'],
    [`${KEY}\n`, 'the secret contains white space or a line break'],
    [`${KEY}\nmore`, 'the secret contains white space or a line break'],
    [`${KEY}\u2026`, 'the secret contains a character that is not printable ASCII'],
    ['short', 'the secret has fewer than 8 characters'],
  ])('a secret %j is refused', (secret, fault) => {
    expect(faults({ OPENAI_ADMIN_KEY: secret })).toEqual([`OPENAI_ADMIN_KEY: ${fault}`]);
  });

  test.each([
    ['', 'the secret is empty'],
    [`${KEY}\n\n`, 'the secret contains white space or a line break'],
  ])('a secret file with %j is refused', (content, fault) => {
    expect(faults({ OPENAI_ADMIN_KEY_FILE: write(content) })).toEqual([`OPENAI_ADMIN_KEY_FILE: ${fault}`]);
  });

  test('a file that cannot be read is told without its path, which may be the key itself', () => {
    mkdirSync(join(folder, 'directory'));
    const env = { OPENAI_ADMIN_KEY_FILE: KEY, ANTHROPIC_ADMIN_KEY_FILE: join(folder, 'directory') };
    expect(faults(env)).toEqual([
      'OPENAI_ADMIN_KEY_FILE: the file cannot be read (ENOENT)',
      'ANTHROPIC_ADMIN_KEY_FILE: the file cannot be read (EISDIR)',
    ]);
  });

  test('a key and a key file at once are refused', () => {
    const env = { OPENAI_ADMIN_KEY: KEY, OPENAI_ADMIN_KEY_FILE: write(KEY) };
    expect(faults(env)).toEqual([
      'OPENAI_ADMIN_KEY: is given twice, as itself and by OPENAI_ADMIN_KEY_FILE; remove one',
    ]);
  });
});

describe('the host a key is sent to', () => {
  test.each([
    'https://api.openai.com',
    'https://gateway.example/openai/v1',
    'http://localhost:8790',
    'http://127.9.9.9/x',
    'http://2130706433',
    'http://10.1.2.3',
    'http://172.31.0.1',
    'http://192.168.1.1',
    'http://[::1]:80',
    'http://[fd00::1]',
    'http://[::ffff:10.0.0.1]',
    'http://provider:8790',
    'http://gateway.svc.cluster.local',
  ])('may be %s', (url) => {
    expect(faults({ OPENAI_BASE_URL: url })).toEqual([]);
  });

  test.each([
    'http://api.openai.com',
    'http://8.8.8.8',
    'http://172.32.0.1',
    'http://169.254.169.254',
    'http://[2001:db8::1]',
    'http://localhost.evil.example',
    'https://user:pass@gateway.example',
    'https://gateway.example/?key=x',
    'https://',
    'file:///etc/passwd',
    'api.openai.com',
  ])('may not be %s', (url) => {
    expect(faults({ OPENAI_BASE_URL: url })).toEqual([
      'OPENAI_BASE_URL: must be an https:// URL without user, password, query or fragment (http:// only for a local or private host)',
    ]);
  });
});

describe('the YAML file', () => {
  const ACCOUNTS = `
AICOST_LISTEN: 0.0.0.0:9000
ENABLE_EXPORT: no
AICOST_DATA_DIR: data
AICOST_METRICS_TOKEN_FILE: token
ANTHROPIC_ADMIN_KEY: ${KEY}
accounts:
  - name: Production
    service: openai
    secrets: { adminKey: ${KEY}-a }
    baseUrl: https://gateway.example/
    backfillFrom: 2026-03-01
    requestsPerMinute: 30
  - name: Research
    service: openai
    secrets:
      adminKeyFile: research.key
`;

  test('holds the same keys, and accounts; its relative paths start where it stands', () => {
    writeFileSync(join(folder, 'research.key'), `${KEY}-b\n`);
    writeFileSync(join(folder, 'token'), '0123456789\n');
    const config = fromYaml(ACCOUNTS);
    expect(config).toMatchObject({
      listen: { host: '0.0.0.0', port: 9000 },
      features: { export: false },
      dataDir: join(folder, 'data'),
    });
    expect(config.metricsToken?.reveal()).toBe('0123456789');
    expect(config.accounts.map(({ secrets, ...rest }) => ({ ...rest, key: secrets.adminKey?.reveal() }))).toEqual([
      { name: 'anthropic', serviceId: 'anthropic', origin: 'config', key: KEY },
      {
        name: 'Production',
        serviceId: 'openai',
        origin: 'config',
        baseUrl: 'https://gateway.example',
        backfillFrom: '2026-03-01',
        requestsPerMinute: 30,
        key: `${KEY}-a`,
      },
      { name: 'Research', serviceId: 'openai', origin: 'config', key: `${KEY}-b` },
    ]);
  });

  test('gives way to the environment', () => {
    const env = {
      AICOST_LISTEN: ':1',
      ENABLE_EXPORT: 'yes',
      AICOST_METRICS_TOKEN: 'from-the-environment',
      OPENAI_ADMIN_KEY: KEY,
    };
    const config = fromYaml(ACCOUNTS, env);
    expect(config).toMatchObject({ listen: { port: 1 }, features: { export: true } });
    expect(config.metricsToken?.reveal()).toBe('from-the-environment');
    expect(config.accounts.map(({ name, origin }) => `${name} ${origin}`)).toEqual([
      'openai environment',
      'anthropic config',
      'Production config',
      'Research config',
    ]);
  });

  test('tells all of its faults at once, each by name and line, never by value', () => {
    const yaml = `AICOST_LISTN: ${KEY}
ENABLE_EXPORT: maybe-CANARY
AICOST_SYNC_CRON: [a, list]
AICOST_METRICS_TOKEN:
${KEY}: pasted on the wrong side
accounts:
  - name: One
    service: opnai
    secrets: { adminKey: ${KEY} }
  - name: Two
    service: openai
    secrets: { adminkey: ${KEY} }
    baseURL: http://api.CANARY.example
    baseUrl: http://api.CANARY.example
    backfillFrom: 2026-02-30
    requestsPerMinute: 0
  - name: Two
    service: openai
    secrets: { adminKey: ${KEY}, adminKeyFile: /nowhere/CANARY }
  - service: openai
  - ${KEY}
`;
    const expected = [
      'aicost.yaml:1 AICOST_LISTN: is not a known key (did you mean AICOST_LISTEN?)',
      'aicost.yaml:3 AICOST_SYNC_CRON: must be text',
      'aicost.yaml:5 (unprintable key): is not a known key',
      'aicost.yaml:13 accounts[1].baseURL: is not a known key (did you mean baseUrl?)',
      'aicost.yaml:20 accounts[3].secrets: is missing',
      'aicost.yaml:20 accounts[3].name: is missing',
      'aicost.yaml:21 accounts[4]: must be a mapping (key: value)',
      'aicost.yaml:8 accounts[0].service: must be one of openai, anthropic, azure (did you mean openai?)',
      'aicost.yaml:12 accounts[1].secrets.adminkey: is not a secret of openai (did you mean adminKey?)',
      'aicost.yaml:12 accounts[1].secrets.adminKey: is missing (or adminKeyFile, the path of a file)',
      'aicost.yaml:14 accounts[1].baseUrl: must be an https:// URL without user, password, query or fragment (http:// only for a local or private host)',
      'aicost.yaml:15 accounts[1].backfillFrom: must be a day, written as 2026-01-31',
      'aicost.yaml:16 accounts[1].requestsPerMinute: must be a whole number from 1 to 100000',
      'aicost.yaml:17 accounts[2]: has the same account name as aicost.yaml:10 accounts[1]',
      'aicost.yaml:19 accounts[2].secrets.adminKey: is given twice, as itself and by aicost.yaml:19 accounts[2].secrets.adminKeyFile; remove one',
      'AICOST_LOG_LEVEL: must be one of silent, fatal, error, warn, info, debug, trace',
      'aicost.yaml:2 ENABLE_EXPORT: must be true or false (1, 0, yes and no are understood too)',
      'aicost.yaml:4 AICOST_METRICS_TOKEN: the secret is empty',
    ];
    expect(faults({ AICOST_LOG_LEVEL: 'CANARY' }, yaml).sort()).toEqual(expected.sort());
  });

  test('may not name an account as the environment does', () => {
    const yaml = `accounts: [{ name: openai, service: openai, secrets: { adminKey: ${KEY} } }]`;
    expect(faults({ OPENAI_ADMIN_KEY: KEY }, yaml)).toEqual([
      'aicost.yaml:1 accounts[0]: has the same account name as OPENAI_ADMIN_KEY',
    ]);
  });

  test.each([
    [`a: ${KEY}\n  b: [${KEY}`, /^aicost\.yaml:\d+:\d+: not valid YAML \([a-z ]+\)$/],
    [`AICOST_LISTEN: ':1'\nAICOST_LISTEN: ':2'\n`, /^aicost\.yaml:2:1: not valid YAML \(duplicate key\)$/],
    [`AICOST_LISTEN: *CANARY`, /cannot be followed|not valid YAML/],
    [`- a\n- b\n`, /^aicost\.yaml:1: must be a mapping/],
    [KEY, /^aicost\.yaml:1: must be a mapping/],
    [`accounts: {}`, /^aicost\.yaml:1 accounts: must be a list$/],
    [`__proto__: { polluted: yes }`, /is not a known key$/],
  ])('is refused when it reads %j', (yaml, fault) => {
    expect(faults({}, yaml)[0]).toMatch(fault);
  });

  test('that holds nothing changes nothing', () => {
    expect(fromYaml('# empty\n')).toEqual(loadConfig({}, SERVICES));
  });

  test('that does not exist is a fault', () => {
    expect(faults({ AICOST_CONFIG: join(folder, 'none.yaml') })).toEqual([
      'AICOST_CONFIG: the file cannot be read (ENOENT)',
    ]);
  });

  test('that was meant to fill the memory is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `a${level}: &a${level} [${`*a${level - 1}, `.repeat(level === 0 ? 0 : 9)}x]`,
    );
    expect(faults({}, levels.join('\n'))).toEqual(['aicost.yaml: the aliases in this file cannot be followed']);
  });
});

describe('secrets', () => {
  test('are printed by nothing, and listed for the logger', () => {
    const env = {
      OPENAI_ADMIN_KEY: KEY,
      AICOST_METRICS_TOKEN: 'CANARY-token',
      DATABASE_URL: 'postgres://u:CANARY%2Fpassword@h/db',
    };
    const config = loadConfig(env, SERVICES);
    expect(JSON.stringify(config) + inspect(config, { depth: 9 })).not.toContain('CANARY');
    expect(config.secrets.map((secret) => secret.reveal()).sort()).toEqual(
      ['CANARY%2Fpassword', 'CANARY/password', 'CANARY-token', env.DATABASE_URL, KEY].sort(),
    );
  });
});
