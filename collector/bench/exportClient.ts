import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { JSONParser } from '@streamparser/json';
import { fromUnits, parseDecimal, toUnits, ZERO } from '../src/domain/decimal.js';
import { createApiToken } from '../src/store/apiTokens.js';
import type { BenchDatabase } from './benchDatabase.js';

const SERVER = fileURLToPath(new URL('exportServer.js', import.meta.url));

/** A collector in a process of its own, and what it is asked. */
export class Server {
  private constructor(
    private readonly database: BenchDatabase,
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(database: BenchDatabase, connections: number): Promise<Server> {
    const child = fork(SERVER, [database.url, String(connections)]);
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return new Server(database, child, url);
  }

  /** Each request comes from a caller of its own: a person may export ten times an hour. */
  async open(query: string): Promise<IncomingMessage> {
    const name = `bench ${performance.now()} ${Math.random()}`;
    const made = await createApiToken(this.database.pool, {
      name,
      role: 'editor',
      accountId: null,
      createdBy: 'bench',
    });
    const headers = { authorization: `Bearer ${made?.token.reveal() ?? ''}` };
    const [answer] = (await once(get(`${this.url}/api/usage/export?${query}`, { headers }), 'response')) as [
      IncomingMessage,
    ];
    if (answer.statusCode !== 200) throw new Error(`export: ${answer.statusCode}`);
    return answer;
  }

  async download(query: string, path: string): Promise<void> {
    await pipeline(await this.open(query), createWriteStream(path));
  }

  /** Memory in MiB: now, and the most since the last call. */
  async memory(): Promise<{ rss: number; peak: number }> {
    this.child.send('memory');
    const [{ rss, peak }] = (await once(this.child, 'message')) as [{ rss: number; peak: number }];
    return { rss: rss / 2 ** 20, peak: peak / 2 ** 20 };
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** What a reader that never holds the whole file finds in it, and what the file promised at its beginning. */
export async function readJson(
  path: string,
): Promise<{ records: number; cost: string; promisedRecords: number; promisedCost: string }> {
  const parser = new JSONParser({ paths: ['$.export_metadata', '$.records.*'], keepStack: false });
  let head = '';
  const read = { records: 0, cost: 0n, promisedRecords: 0, promisedCost: '' };
  parser.onValue = ({ value, key }) => {
    const object = value as unknown as Record<string, number>;
    if (key === 'export_metadata') {
      read.promisedRecords = object.total_records ?? 0;
      // As it was written: a float would not hold all digits of so large a sum.
      read.promisedCost = /"total_cost_usd":(-?[\d.]+)/.exec(head)?.[1] ?? '';
    } else {
      read.records += 1;
      read.cost += toUnits(parseDecimal(String(object.cost_usd))?.value ?? ZERO);
    }
  };
  for await (const chunk of createReadStream(path)) {
    if (head === '') head = (chunk as Buffer).toString('latin1', 0, 4_096);
    parser.write(chunk as Buffer);
  }
  return { ...read, cost: fromUnits(read.cost) };
}
