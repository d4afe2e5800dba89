import { parse } from 'csv-parse/sync';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { bearer, tokenOf } from '../../src/api/access/access.testkit.js';
import type { Pool } from '../../src/store/db.js';
import { OpenServers } from '../openServer.js';

/** What every test of seeded rows asks for. */
export const SEEDED_DAYS = { start_date: '2026-01-30', end_date: '2026-02-01' };

/** A server with exports; each request comes from somebody new unless said otherwise, since ten an hour are allowed. */
export class ExportApi {
  #people = 0;

  private constructor(
    readonly servers: OpenServers,
    readonly app: FastifyInstance,
  ) {}

  static async open(seed?: (pool: Pool) => Promise<unknown>): Promise<ExportApi> {
    const servers = await OpenServers.open();
    await seed?.(servers.database.pool);
    return ExportApi.over(servers);
  }

  /** On a database that is there already. */
  static over(servers: OpenServers): ExportApi {
    return new ExportApi(servers, servers.serverOf(servers.database.pool) as unknown as FastifyInstance);
  }

  get pool(): Pool {
    return this.servers.database.pool;
  }

  person(): Promise<string> {
    this.#people += 1;
    return tokenOf(this.pool, 'editor', `person ${this.#people}`);
  }

  async get(query: Readonly<Record<string, string>>, token?: string): Promise<LightMyRequestResponse> {
    const headers = bearer(token ?? (await this.person()));
    return this.app.inject({ url: '/api/usage/export', query, headers });
  }

  close(): Promise<void> {
    return this.servers.close();
  }
}

/** Header and rows of a CSV export without its closing lines. */
export function cellsOf(text: string): string[][] {
  return parse(text, { bom: true, record_delimiter: '\r\n' });
}

/** Rows as objects by the names of their columns. */
export function rowsOf(text: string): Record<string, string>[] {
  return parse(text, { bom: true, record_delimiter: '\r\n', columns: true });
}
