import type { FastifyInstance } from 'fastify';
import { bearer, tokenOf } from '../../src/api/access/access.testkit.js';
import { OpenServers } from '../openServer.js';

export type Item = Readonly<Record<string, string | number | null>>;

/** The days of `seedEveryKind`. */
export const SEEDED = { start_date: '2026-01-30', end_date: '2026-02-01' };

/** The API over a ledger of its own, as somebody who may only read. */
export class UsageApi {
  private constructor(
    readonly servers: OpenServers,
    private readonly app: FastifyInstance,
    private readonly headers: { authorization: string },
  ) {}

  static async open(): Promise<UsageApi> {
    const servers = await OpenServers.open();
    const { pool } = servers.database;
    return new UsageApi(servers, servers.serverOf(pool), bearer(await tokenOf(pool, 'viewer')));
  }

  get pool() {
    return this.servers.database.pool;
  }

  async get(path: string, query: Readonly<Record<string, string>> = {}, headers = this.headers) {
    const answer = await this.app.inject({ url: path, query, headers });
    const body = answer.json<{ items: Item[]; next_cursor: string | null; code?: string; message?: string }>();
    return { status: answer.statusCode, ...body };
  }

  /** Every item, page by page; `between` is called after each page. */
  async all(
    path: string,
    query: Readonly<Record<string, string>> = {},
    between: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const page = await this.get(path, { ...query, ...(cursor === null ? {} : { cursor }) });
      if (page.status !== 200) throw new Error(`${path}: ${page.status} ${page.message ?? ''}`);
      items.push(...page.items);
      cursor = page.next_cursor;
      await between();
    } while (cursor !== null);
    return items;
  }

  close(): Promise<void> {
    return this.servers.close();
  }
}
