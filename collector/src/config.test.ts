import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ConfigFiles, faultsOf, KEY, SERVICES } from '../test/configFiles.js';
import { loadConfig } from './config.js';

const files = new ConfigFiles();
afterAll(() => files[Symbol.dispose]());

function faults(env: NodeJS.ProcessEnv): string[] {
  return faultsOf(() => loadConfig(env, SERVICES));
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
      grafanaOrgId: 1,
      webhookSecrets: [],
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
    ['AICOST_GRAFANA_ISSUER', 'grafana.example'],
    ['AICOST_GRAFANA_ISSUER', 'https://grafana.example/?orgId=1'],
    ['AICOST_GRAFANA_ORG_ID', '-1'],
    ['AICOST_GRAFANA_ORG_ID', '1.5'],
    ['AICOST_GRAFANA_ORG_ID', 'main'],
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

  test('Grafana may be known by another name than the address it is reached by', () => {
    const env = {
      AICOST_GRAFANA_URL: 'http://grafana:3000',
      AICOST_GRAFANA_ISSUER: 'https://grafana.example/sub/',
      AICOST_GRAFANA_ORG_ID: '7',
    };
    expect(loadConfig(env, [])).toMatchObject({
      ...{ grafanaUrl: 'http://grafana:3000', grafanaIssuer: 'https://grafana.example/sub', grafanaOrgId: 7 },
    });
    expect(loadConfig({}, [])).not.toHaveProperty('grafanaIssuer');
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
      ANTHROPIC_ADMIN_KEY_FILE: files.write(`${KEY}-of-anthropic\r\n`),
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
    expect(faults({ OPENAI_ADMIN_KEY_FILE: files.write(content) })).toEqual([`OPENAI_ADMIN_KEY_FILE: ${fault}`]);
  });

  test('a file that cannot be read is told without its path, which may be the key itself', () => {
    mkdirSync(join(files.folder, 'directory'));
    const env = { OPENAI_ADMIN_KEY_FILE: KEY, ANTHROPIC_ADMIN_KEY_FILE: join(files.folder, 'directory') };
    expect(faults(env)).toEqual([
      'OPENAI_ADMIN_KEY_FILE: the file cannot be read (ENOENT)',
      'ANTHROPIC_ADMIN_KEY_FILE: the file cannot be read (EISDIR)',
    ]);
  });

  test('a key and a key file at once are refused', () => {
    const env = { OPENAI_ADMIN_KEY: KEY, OPENAI_ADMIN_KEY_FILE: files.write(KEY) };
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
