import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig, SETTING_NAMES } from '../../src/config.js';
import { connectors } from '../../src/connectors/registry.js';
import { PROMTOOL, withPromtool } from '../promtool.js';
import { readText, repositoryFiles } from './files.js';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly entrypoint?: readonly string[];
  readonly privileged?: boolean;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const compose = parse(readText('docker-compose.yml').text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const isTask = ({ restart }: Service) => restart === 'no';

const secrets = mkdtempSync(join(tmpdir(), 'aicost-secrets-'));
const make = () => execFileSync(process.execPath, [join(repository, 'scripts/dockerSecrets.mjs'), 'make', secrets]);
const secret = (name: string) => readFileSync(join(secrets, name), 'utf8');
make();
afterAll(() => rmSync(secrets, { recursive: true, force: true }));

/** Variables of an environment file. */
const namesIn = (text: string) => [...text.matchAll(/^(\w+)=./gm)].map(([, name = '']) => name);

/** One line for each rule that a service breaks. */
function serviceFaults(name: string, service: Service): string[] {
  const published = (service.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:'));
  const mounts = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
  const lost = mounts.filter((mount) =>
    mount.startsWith('.') ? !existsSync(join(repository, mount)) : !(mount in compose.volumes),
  );
  const awaited = Object.entries(service.depends_on ?? {});
  return [
    ...(/:[^:/]*\d/.test(service.image ?? '') ? [] : ['its image has no version']),
    ...published.map((port) => `port ${port} can be reached from other machines`),
    ...lost.map((mount) => `${mount} is neither a volume nor in the repository`),
    ...(isTask(service) || service.healthcheck ? [] : ['nothing tells whether it is healthy']),
    ...(service.privileged ? ['it may do everything'] : []),
    ...awaited
      .filter(([other, { condition }]) => {
        const task = compose.services[other];
        return !task || isTask(task) !== (condition === 'service_completed_successfully');
      })
      .map(([other]) => `what it awaits of ${other} never comes`),
  ].map((fault) => `${name}: ${fault}`);
}

test('every service keeps the rules', () => {
  expect(services.map(([name]) => name)).toEqual([
    'secrets',
    'timescaledb',
    'collector',
    'login',
    'prometheus',
    'grafana',
  ]);
  expect(services.flatMap(([name, service]) => serviceFaults(name, service))).toEqual([]);
});

test.each<[string, Service]>([
  ['an image without a version', { image: 'grafana/grafana', restart: 'no' }],
  ['the latest image', { image: 'grafana/grafana:latest', restart: 'no' }],
  ['a port for everybody', { image: 'a:1', restart: 'no', ports: ['3000:3000'] }],
  ['a port on every address', { image: 'a:1', restart: 'no', ports: ['0.0.0.0:3000:3000'] }],
  ['a lost volume', { image: 'a:1', restart: 'no', volumes: ['gone:/data'] }],
  ['no healthcheck', { image: 'a:1' }],
  [
    'a task that must stay up',
    { image: 'a:1', restart: 'no', depends_on: { secrets: { condition: 'service_healthy' } } },
  ],
])('%s is caught', (_what, service) => {
  expect(serviceFaults('planted', service)).toHaveLength(1);
});

describe('Dockerfiles', () => {
  const files = [...new Set(services.flatMap(([, { build }]) => (build ? [build.dockerfile] : [])))];

  test.each(files)('%s has pinned images and copies files that are there', (path) => {
    const { text } = readText(path);
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    const stages = [...text.matchAll(/^FROM \S+ AS (\S+)/gm)].map(([, stage = '']) => stage);
    expect(images.filter((image) => !stages.includes(image) && !/:\d+\.\d+\.\d+/.test(image))).toEqual([]);
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((name) => !existsSync(join(repository, name)))).toEqual([]);
    const sent = readText('.dockerignore').text.match(/^!.+$/gm) ?? [];
    expect(copied.filter((name) => !sent.some((line) => `${name}/`.startsWith(`${line.slice(1)}/`)))).toEqual([]);
  });

  test('the collector runs as nobody special, on Node 24', () => {
    const { text } = readText('collector/Dockerfile');
    const last = text.slice(text.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^\nFROM node:24\./);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
  });

  test('Grafana is one that the plugin is for', () => {
    const { dependencies } = JSON.parse(readText('plugin/src/plugin.json').text) as {
      dependencies: { grafanaDependency: string };
    };
    const [, version] = /^FROM grafana\/grafana:(\d+\.\d+)/m.exec(readText('plugin/Dockerfile').text) ?? [];
    expect(dependencies.grafanaDependency).toBe(`>=${version}.0`);
  });
});

describe('secrets', () => {
  test('are made once, and are the same at the next start', () => {
    const before = secret('database/password');
    make();
    expect(secret('database/password')).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  test('fit together', () => {
    expect(secret('database/url')).toBe(`postgres://aicost:${secret('database/password')}@timescaledb:5432/aicost`);
    expect(secret('grafana/app.env')).toContain(`AICOST_GRAFANA_TOKEN=${secret('collector/grafana-token')}\n`);
  });

  test('of the owner of the database are not shown to Grafana and Prometheus', () => {
    const shown = ['grafana', 'prometheus'].flatMap((name) => compose.services[name]?.volumes ?? []);
    expect(shown.filter((volume) => /secrets/.test(volume))).toEqual([
      'grafana-secrets:/secrets/grafana:ro',
      'metrics-secrets:/secrets/metrics:ro',
    ]);
  });
});

describe('Grafana', () => {
  const environment = compose.services['grafana']?.environment ?? {};

  test('is given every variable that provisioning asks for', () => {
    const given = [
      ...Object.keys(environment),
      ...namesIn(secret('grafana/app.env')),
      'AICOST_DB_USER',
      'AICOST_DB_PASSWORD',
    ];
    const files = repositoryFiles().filter((path) => /^provisioning\/.+\.yaml$/.test(path));
    const asked = files.flatMap((path) =>
      [...readText(path).text.matchAll(/\$\{?(AICOST_\w+)/g)].map(([, name = '']) => name),
    );
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !given.includes(name))).toEqual([]);
  });

  test('loads the app and its panels by name, and writes no bodies of calls into its log', async () => {
    const script = pathToFileURL(join(repository, 'scripts/grafanaEnvironment.mjs')).href;
    const { PLUGINS } = (await import(script)) as { PLUGINS: readonly string[] };
    expect(environment).toMatchObject({
      GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: PLUGINS.join(','),
      GF_DATAPROXY_LOGGING: 'false',
    });
  });
});

test('the settings of the collector are ones that it knows', () => {
  const environment = { ...compose.services['collector']?.environment };
  for (const [name, value] of Object.entries(environment)) {
    if (name.endsWith('_FILE') && value.startsWith('/secrets/'))
      environment[name] = join(secrets, value.slice('/secrets/'.length));
    environment[name] = (environment[name] ?? '').replace(/\$\{\w+:-([^}]*)\}/, '$1');
  }
  expect(loadConfig(environment, [])).toMatchObject({
    grafanaUrl: 'http://grafana:3000',
    keyringFile: '/var/lib/aicost/keyring.json',
  });
});

test('every setting of the collector is given by the composition, or can be set beside it', () => {
  const environment = compose.services['collector']?.environment ?? {};
  const ofProviders = connectors.flatMap(({ environment: { secrets, baseUrl } }) => [
    ...Object.values(secrets),
    baseUrl,
  ]);
  const settings = [...SETTING_NAMES, ...ofProviders].filter((name) => !name.endsWith('_FILE'));
  const ofImage = /^ENV (.+)$/m.exec(readText('collector/Dockerfile').text)?.[1] ?? '';
  const isThere = (name: string) => [name, `${name}_FILE`].some((key) => key in environment) || ofImage.includes(name);
  expect(settings.filter((name) => !isThere(name))).toEqual([]);
  const passed = Object.entries(environment).filter(([, value]) => value.endsWith(':-}'));
  expect(passed.length).toBeGreaterThan(25);
  for (const [name, value] of passed) expect([settings.includes(name), value]).toEqual([true, `\${${name}:-}`]);
});

withPromtool('Prometheus understands its file, and reads the collector with the token', () => {
  const folder = join(secrets, 'prometheus');
  mkdirSync(folder);
  for (const name of ['prometheus.yml', 'rules.yml']) {
    const { text } = readText(`provisioning/prometheus/${name}`);
    writeFileSync(join(folder, name), text.replace('/secrets/', `${secrets}/`));
  }
  const said = execFileSync(PROMTOOL, ['check', 'config', join(folder, 'prometheus.yml')], { encoding: 'utf8' });
  expect(said).toMatch(/SUCCESS/);
  expect(readFileSync(join(folder, 'prometheus.yml'), 'utf8')).toContain(`credentials_file: ${secrets}/metrics/token`);
});
