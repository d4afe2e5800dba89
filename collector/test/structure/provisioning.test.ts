import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readText, repositoryFiles } from './files.js';

interface DataSource {
  readonly uid: string;
  readonly type: string;
  readonly editable: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
}
interface App {
  readonly type: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
}
interface Start {
  readonly PLUGINS: readonly string[];
  grafanaEnvironment(wiring: Readonly<Record<string, unknown>>): Readonly<Record<string, string>>;
}

const script = fileURLToPath(new URL('../../../scripts/grafanaEnvironment.mjs', import.meta.url));
const { PLUGINS, grafanaEnvironment } = (await import(pathToFileURL(script).href)) as Start;

const files = repositoryFiles().filter((path) =>
  /^provisioning\/(dashboards|datasources|plugins)\/[^/]+\.yaml$/.test(path),
);
/** Only contact points: elsewhere in the alerting files a dollar begins a word of Grafana's templates. */
const asking = [...files, 'provisioning/alerting/contact-points.yaml'];
const read = <T>(path: string) => parse(readText(path).text) as T;

const wiring = {
  ...{ folder: '/data/grafana', address: '127.0.0.1', port: 3000, rootUrl: 'http://127.0.0.1:3000/' },
  ...{
    token: 'proxy-token',
    secretKey: 'secret-key',
    webhookSecret: 'webhook-secret',
    collectorUrl: 'http://127.0.0.1:8787',
  },
  login: { name: 'reader', host: '127.0.0.1', port: 5432, database: 'aicost', sslMode: 'disable', password: 'pass' },
};

test('every file is YAML of the version that Grafana reads', () => {
  expect(files).toEqual(['dashboards', 'datasources', 'plugins'].map((folder) => `provisioning/${folder}/aicost.yaml`));
  expect(files.map((path) => read<{ apiVersion: number }>(path).apiVersion)).toEqual([1, 1, 1]);
});

test('the data sources are those that dashboards, alert rules and pages name', () => {
  const { datasources } = read<{ datasources: DataSource[] }>('provisioning/datasources/aicost.yaml');
  expect(datasources.map(({ uid, type }) => [uid, type])).toEqual([
    ['aicost-postgres', 'grafana-postgresql-datasource'],
    ['aicost-prometheus', 'prometheus'],
  ]);
  expect(datasources.filter(({ editable }) => editable)).toEqual([]);
  // Without a database of its own the data source refuses every query.
  expect(datasources[0]?.jsonData).toMatchObject({ database: '$AICOST_DB_NAME' });
});

test('the app is wired to the collector, and its token is kept secret', () => {
  const { apps } = read<{ apps: App[] }>('provisioning/plugins/aicost.yaml');
  expect(apps).toMatchObject([
    {
      type: 'aicost-tracker-app',
      disabled: false,
      // Every viewer can read jsonData.
      jsonData: { collectorUrl: '$AICOST_COLLECTOR_URL' },
      secureJsonData: { collectorToken: '$AICOST_GRAFANA_TOKEN' },
    },
  ]);
  expect(Object.keys(apps[0]?.jsonData ?? {})).toEqual(['collectorUrl']);
});

test('the dashboards are read from a folder that the environment names, and stay as the files say', () => {
  const { providers } = read<{ providers: unknown[] }>('provisioning/dashboards/aicost.yaml');
  expect(providers).toMatchObject([
    { folder: 'AI Cost', type: 'file', allowUiUpdates: false, options: { path: '$AICOST_DASHBOARDS' } },
  ]);
});

describe('npm start', () => {
  const environment = grafanaEnvironment(wiring);

  test('sets every variable that the files ask for', () => {
    const asked = asking.flatMap((path) =>
      [...readText(path).text.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name),
    );
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !environment[name])).toEqual([]);
  });

  test('names the folder of the dashboards as it stands here', () => {
    expect(environment.AICOST_DASHBOARDS).toBe(
      fileURLToPath(new URL('../../../provisioning/dashboards', import.meta.url)),
    );
  });

  test('lets Grafana load the app and each of its panels by name', () => {
    const ids = repositoryFiles()
      .filter((path) => /^plugin\/src\/(.+\/)?plugin\.json$/.test(path))
      .map((path) => (JSON.parse(readText(path).text) as { id: string }).id);
    expect([...PLUGINS].sort()).toEqual(ids.sort());
    expect(environment.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS).toBe(PLUGINS.join(','));
  });

  test('keeps Grafana on this machine, in the data directory, and its log free of what people send', () => {
    expect(environment).toMatchObject({
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_PATHS_DATA: expect.stringMatching(/^\/data\/grafana\//),
      GF_PATHS_LOGS: expect.stringMatching(/^\/data\/grafana\//),
      GF_PATHS_PLUGINS: expect.stringMatching(/^\/data\/grafana\//),
      GF_DATAPROXY_LOGGING: 'false',
    });
  });
});
