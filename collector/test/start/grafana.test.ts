import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

interface Installation {
  readonly program: string;
  readonly home: string;
}
interface Running {
  readonly ready: Promise<void>;
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}
interface Scripts {
  findGrafana(): string | null;
  installedGrafana(): Installation | null;
  startGrafana(
    installation: Installation,
    parts: { folder: string; url: string; environment: Readonly<Record<string, string>> },
  ): Running;
}

const script = fileURLToPath(new URL('../../../scripts/grafana.mjs', import.meta.url));
const { findGrafana, installedGrafana, startGrafana } = (await import(pathToFileURL(script).href)) as Scripts;

/** What stands in for Grafana's program: writes down how it was run, and does what its environment says. */
const PROGRAM = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
writeFileSync('run.json', JSON.stringify({ pid: process.pid, args: process.argv.slice(2), env: process.env }));
if (process.env.GF_FATE === 'fails') {
  console.error('logger=provisioning level=error msg="Failed to provision data sources"');
  process.exit(1);
}
require('node:http').createServer((_, answer) => answer.end('{}')).listen(Number(process.env.GF_SERVER_HTTP_PORT), '127.0.0.1');
`;

interface Run {
  readonly pid: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const before = { ...process.env };
let folder: string;
let home: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'aicost-grafana-')));
  home = join(folder, 'home');
  await mkdir(join(home, 'conf'), { recursive: true });
  await mkdir(join(home, 'bin'));
  await writeFile(join(home, 'conf', 'defaults.ini'), '');
  await writeFile(join(home, 'bin', 'grafana'), PROGRAM);
  await chmod(join(home, 'bin', 'grafana'), 0o755);
  for (const name of ['GRAFANA_URL', 'GRAFANA_HOME']) delete process.env[name];
  process.env.PATH = folder;
});
afterEach(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  await rm(folder, { recursive: true });
});

const found = () => ({ program: join(home, 'bin', 'grafana'), home });

describe('a Grafana is found', () => {
  test('in GRAFANA_HOME', () => {
    process.env.GRAFANA_HOME = home;
    expect([findGrafana(), installedGrafana()]).toEqual([home, found()]);
  });

  test('by its program on PATH', () => {
    process.env.PATH = ['', folder, join(home, 'bin')].join(delimiter);
    expect([findGrafana(), installedGrafana()]).toEqual([found().program, found()]);
  });

  test('not in a folder of that name, and not in a home without its settings', async () => {
    await mkdir(join(folder, 'grafana'));
    expect([findGrafana(), installedGrafana()]).toEqual([null, null]);
    process.env.GRAFANA_HOME = folder;
    expect(installedGrafana()).toBeNull();
  });

  test('that runs elsewhere, and is then not started', () => {
    process.env.GRAFANA_URL = 'https://grafana.example.org';
    expect([findGrafana(), installedGrafana()]).toEqual(['https://grafana.example.org', null]);
  });
});

describe('a Grafana that is started', () => {
  async function start(environment: Readonly<Record<string, string>> = {}): Promise<Running> {
    const port = await freePort();
    const settings = { GF_SERVER_HTTP_PORT: String(port), ...environment };
    return startGrafana(found(), { folder, url: `http://127.0.0.1:${port}`, environment: settings });
  }
  const run = async () => JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as Run;

  test('is ready when it answers, and is gone when it is stopped', async () => {
    const running = await start();
    await running.ready;
    const { pid } = await run();
    expect(process.kill(pid, 0)).toBe(true);
    await running.stop();
    expect(await running.ended).toBe('it ended with SIGTERM');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('works on settings of the data directory, and is not told the keys of providers', async () => {
    process.env.OPENAI_ADMIN_KEY = 'sk-admin-of-the-test';
    const running = await start();
    await running.ready;
    const { args, env } = await run();
    await running.stop();
    expect(args).toEqual(['server', '--homepath', home, '--config', join(folder, 'grafana.ini')]);
    expect(env).toMatchObject({ PATH: folder, GF_SERVER_HTTP_PORT: expect.any(String) });
    expect(JSON.stringify(env)).not.toContain('sk-admin');
  });

  test('and fails says its last words', async () => {
    const running = await start({ GF_FATE: 'fails' });
    await expect(running.ready).rejects.toThrow(/it ended with code 1; its log is .*Failed to provision data sources/s);
  });

  test('and cannot be run says so', async () => {
    await chmod(found().program, 0o644);
    await expect((await start()).ready).rejects.toThrow(/it could not be run: .*EACCES/);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
