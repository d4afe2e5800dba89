import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ConfigFiles, faultsOf, KEY, SERVICES } from '../../test/configFiles.js';
import { loadConfig } from '../config.js';

const files = new ConfigFiles();
afterAll(() => files[Symbol.dispose]());

function faults(env: NodeJS.ProcessEnv, yaml: string): string[] {
  return faultsOf(() => files.fromYaml(yaml, env));
}

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
    files.write(`${KEY}-b\n`, 'research.key');
    files.write('0123456789\n', 'token');
    const config = files.fromYaml(ACCOUNTS);
    expect(config).toMatchObject({
      listen: { host: '0.0.0.0', port: 9000 },
      features: { export: false },
      dataDir: join(files.folder, 'data'),
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
    const config = files.fromYaml(ACCOUNTS, env);
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
    expect(files.fromYaml('# empty\n')).toEqual(loadConfig({}, SERVICES));
  });

  test('that does not exist is a fault', () => {
    expect(faultsOf(() => loadConfig({ AICOST_CONFIG: join(files.folder, 'none.yaml') }, SERVICES))).toEqual([
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
