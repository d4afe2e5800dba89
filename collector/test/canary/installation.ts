import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dayOfEpoch } from '../../src/domain/day.js';
import { createPool } from '../../src/store/db.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { compiled } from '../compiled.js';
import { testServerUrl } from '../serverCommand.js';
import { FakeGrafana } from '../fakeGrafana/server.js';
import { demoAccounts } from '../fakeProvider/demoWorld.js';
import { startFakeProvider, type FakeProvider } from '../fakeProvider/server.js';
import { createWorld } from '../fakeProvider/world.js';
import type { Canaries } from './canaries.js';
import type { Trail } from './trail.js';

const NODE_ARGUMENTS = ['--no-warnings', '--import', fileURLToPath(new URL('crash.mjs', import.meta.url))];
const MAIN = compiled('src/main');
export const today = dayOfEpoch(Date.now());
export const firstDay = addDays(today, -1);

export interface Daemon {
  readonly url: string;
  /** Ends it, and resolves to its exit code and what it said. */
  stop(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly said: string }>;
}

/** A collector with a secret in every place that takes one. */
export class Installation implements AsyncDisposable {
  private constructor(
    readonly canaries: Canaries,
    readonly trail: Trail,
    readonly folder: string,
    readonly database: TestDatabase,
    readonly role: string,
    readonly provider: FakeProvider,
    readonly grafana: FakeGrafana,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async open(canaries: Canaries, trail: Trail): Promise<Installation> {
    const keys = {
      openai: canaries.secret('key of the environment', 'sk-admin-'),
      anthropic: canaries.secret('key of the YAML file', 'sk-ant-admin-'),
    };
    const accounts = demoAccounts(today)
      .filter(({ name }) => name === 'openai-production' || name === 'anthropic-legacy')
      .map((account) => ({ ...account, adminKey: keys[account.provider as keyof typeof keys] }));
    const provider = await startFakeProvider({ world: createWorld({ seed: 3, today, accounts }) });
    const grafana = await FakeGrafana.start(canaries.secret('token of Grafana'));
    const database = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'aicost-canary-'));
    const password = canaries.secret('password of the database');
    const url = new URL(database.url);
    const role = `canary_${url.pathname.slice(-12)}`;
    await database.pool.query(`create role ${role} login superuser password '${password}'`);
    Object.assign(url, { username: role, password: encodeURIComponent(password) });
    const config = join(folder, 'aicost.yaml');
    const claude = {
      ...{ name: 'claude', service: 'anthropic', secrets: { adminKey: keys.anthropic } },
      ...{ baseUrl: provider.baseUrl('anthropic'), backfillFrom: firstDay, requestsPerMinute: 60_000 },
    };
    const webhook = canaries.secret('secret of webhooks');
    await writeFile(config, JSON.stringify({ accounts: [claude], AICOST_WEBHOOK_SECRET: webhook }));
    return new Installation(canaries, trail, folder, database, role, provider, grafana, {
      ...{ PATH: process.env.PATH ?? '', HOME: folder, AICOST_CONFIG: config, AICOST_DATA_DIR: folder },
      ...{ DATABASE_URL: url.href, AICOST_LISTEN: '127.0.0.1:0', AICOST_LOG_LEVEL: 'trace' },
      ...{ OPENAI_ADMIN_KEY: keys.openai, OPENAI_BASE_URL: provider.baseUrl('openai'), AICOST_BACKFILL_FROM: firstDay },
      ...{
        AICOST_METRICS_TOKEN: canaries.secret('token of metrics'),
        AICOST_KEYRING_FILE: join(folder, 'keyring.json'),
      },
      ...{ AICOST_GRAFANA_URL: grafana.url, AICOST_GRAFANA_TOKEN: grafana.collectorToken },
      // Nothing of this test may reach a real provider.
      ...{ HTTPS_PROXY: `http://user:${encodeURIComponent(canaries.secret('password of the proxy'))}@127.0.0.1:9` },
      ...{ NO_PROXY: '127.0.0.1', CANARY_CRASH: canaries.secret('secret in an error nobody caught', 'sk-admin-') },
    });
  }

  /** Runs a command in a process of its own; what it says goes to the trail. Resolves to its standard output. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Promise<string> {
    const child = this.#spawn(args, env);
    const out = textOf(child.stdout);
    const err = textOf(child.stderr);
    child.stdin?.end(input);
    await new Promise((resolve) => child.once('close', resolve));
    this.trail.add('command', `"${args.join(' ')}"`, out() + err());
    return out();
  }

  /** The daemon, once it is ready. What it logs goes to the trail when it stops. */
  async startDaemon(env: Readonly<Record<string, string>> = {}): Promise<Daemon> {
    const child = this.#spawn(['serve'], env);
    const said = [textOf(child.stdout), textOf(child.stderr)];
    const whole = () => said.map((text) => text()).join('');
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', () => {
        const ready = /collector ready on (\S+)/.exec(whole())?.[1];
        if (ready !== undefined) resolve(ready);
      });
      child.once('close', () => reject(new Error(`the daemon ended early: ${whole()}`)));
    });
    const stop = async (signal: NodeJS.Signals) => {
      child.kill(signal);
      return { code: await closed, said: whole() };
    };
    return { url, stop };
  }

  #spawn(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
    return spawn(process.execPath, [...NODE_ARGUMENTS, MAIN, ...args], { env: { ...this.env, ...env }, stdio: 'pipe' });
  }

  async fileToTrail(name: string): Promise<void> {
    this.trail.add('export', name, await readFile(join(this.folder, name)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.provider.close();
    await this.grafana.close();
    await this.database.drop();
    const server = createPool(testServerUrl, { applicationName: 'aicost-test' });
    await server.query(`drop role ${this.role}`);
    await server.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (more: string) => (text += more));
  return () => text;
}
