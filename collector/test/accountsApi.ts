import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createHttpGet, type HttpGet } from '../src/connectors/kit/http.js';
import { dayOfEpoch } from '../src/domain/day.js';
import { SecretVault } from '../src/jobs/accounts/secretVault.js';
import { createApiToken, type TokenRole } from '../src/store/apiTokens.js';
import { createPool, type Pool } from '../src/store/db.js';
import { createKeyRingIfMissing } from '../src/vault/keyRingFile.js';
import { accountParts, type AccountPartOptions } from './accountParts.js';
import { demoAccounts } from './fakeProvider/demoWorld.js';
import { startFakeProvider, type FakeProvider } from './fakeProvider/server.js';
import { createWorld } from './fakeProvider/world.js';
import { OpenServers } from './openServer.js';

export const GOOD_KEY = 'sk-admin-demo-production';

/** The API over a database of its own, a key ring in a folder, and simulated providers in the place of the real ones. */
export class AccountsApi {
  readonly #tokens = new Map<TokenRole, string>();

  private constructor(
    readonly servers: OpenServers,
    readonly provider: FakeProvider,
    readonly folder: string,
    readonly http: ReturnType<typeof createHttpGet>,
    /** Reads days and instants as text, as every pool of the collector. */
    readonly pool: Pool,
  ) {}

  static async open(): Promise<AccountsApi> {
    const today = dayOfEpoch(Date.now());
    const accounts = demoAccounts(today).filter(({ name }) => name === 'openai-production');
    const provider = await startFakeProvider({ world: createWorld({ seed: 3, today, accounts }) });
    const folder = await mkdtemp(join(tmpdir(), 'aicost-accounts-'));
    const servers = await OpenServers.open();
    const pool = createPool(servers.database.url, { applicationName: 'aicost-test' });
    return new AccountsApi(servers, provider, folder, createHttpGet(), pool);
  }

  get ringFile(): string {
    return join(this.folder, 'keyring.json');
  }

  async vault(): Promise<SecretVault> {
    return new SecretVault(this.ringFile, await createKeyRingIfMissing(this.ringFile));
  }

  /** Reaches the simulator under OpenAI's own address. */
  readonly get: HttpGet = (where, url, headers, signal) =>
    this.http.get(where, url.replace('https://api.openai.com', this.provider.baseUrl('openai')), headers, signal);

  async server(options: AccountPartOptions = {}): Promise<FastifyInstance> {
    const vault = options.vault === undefined ? await this.vault() : options.vault;
    return this.servers.serverOf(this.pool, {
      accounts: accountParts(this.pool, { get: this.get, ...options, vault }),
    });
  }

  async call(app: FastifyInstance, method: string, url: string, payload?: object | string, role: TokenRole = 'admin') {
    const token = this.#tokens.get(role) ?? (await this.#newToken(role));
    const headers = { authorization: `Bearer ${token}`, ...(payload ? { 'content-type': 'application/json' } : {}) };
    const answer = await app.inject({ method: method as 'GET', url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, text: answer.payload, body: answer.json<Record<string, unknown>>() };
  }

  async #newToken(role: TokenRole): Promise<string> {
    const made = await createApiToken(this.pool, { name: `${role}-test`, role, accountId: null, createdBy: 'test' });
    const token = made?.token.reveal() ?? '';
    this.#tokens.set(role, token);
    return token;
  }

  async rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.pool.query<Record<string, unknown>>(sql, values)).rows;
  }

  /** For `afterEach`: no server, account, token or audit is left. */
  async clear(): Promise<void> {
    await this.servers.closeServers();
    await this.pool.query('truncate aicost.account, aicost.audit cascade');
    this.#tokens.clear();
    this.provider.setFaults([]);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.servers.close();
    await this.provider.close();
    await this.http.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
