import { expect, test } from '@jest/globals';
import { MAIL_SETTING_NAMES } from '../../src/config/mail.js';
import { connectors } from '../../src/connectors/registry.js';
import { readText } from './files.js';

const page = readText('docs/admin/configuration.md').text;

test('docs/admin/configuration.md names every setting of config.ts', () => {
  const source = readText('collector/src/config.ts').text;
  const names = new Set([...source.matchAll(/'((?:AICOST|ENABLE|DATABASE)_[A-Z_]+)'/g)].map(([, name = '']) => name));
  expect(names.size).toBeGreaterThan(20);
  expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('docs/admin/configuration.md names every setting of mail', () => {
  const ofFiles = (name: string) => name.endsWith('_FILE');
  expect(MAIL_SETTING_NAMES.length).toBeGreaterThan(10);
  expect(MAIL_SETTING_NAMES.filter((name) => !ofFiles(name) && !page.includes(`\`${name}\``))).toEqual([]);
});

test('docs/admin/configuration.md names the secrets of every provider that is read', () => {
  const names = connectors.flatMap(({ environment }) => Object.values(environment.secrets));
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('docs/admin/configuration.md names no setting that does not exist', () => {
  const source = ['config.ts', 'config/mail.ts', 'config/settings.ts', 'main/context.ts'].map(
    (name) => readText(`collector/src/${name}`).text,
  );
  const ofProviders = connectors.flatMap(({ environment: { secrets, baseUrl } }) => [
    ...Object.values(secrets),
    baseUrl,
  ]);
  const known = [
    ...source,
    ...ofProviders.flatMap((name) => [name, `${name}_FILE`]),
    'HTTPS_PROXY NO_PROXY',
    ...MAIL_SETTING_NAMES,
  ].join(' ');
  const named = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
