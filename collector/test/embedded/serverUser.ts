/** A process of ours that uses the embedded server, for tests that need several, or one to kill. See `servers.ts`. */
import { createInterface } from 'node:readline';
import { Pool } from 'pg';
import { errorCode, errorMessage } from '../../src/errors.js';
import { startEmbeddedPostgres } from '../../src/store/embedded/startEmbeddedPostgres.js';

/** What the child is to do once its server runs. `hold` stops at the first line on standard input. */
export type ChildTask = 'hold' | 'write' | 'exit';

function print(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Inserts numbers one after the other and prints each only once the server has acknowledged it. */
async function write(url: string): Promise<never> {
  const pool = new Pool({ connectionString: url, application_name: 'aicost-writer', max: 1 });
  await pool.query('create table if not exists acknowledged (id bigint generated always as identity primary key)');
  for (;;) {
    const { rows } = await pool.query<{ id: string }>('insert into acknowledged default values returning id');
    print({ id: Number(rows[0]?.id) });
  }
}

async function main([dataDir = '', task = 'hold', umask = '']: readonly string[]): Promise<void> {
  if (umask !== '') process.umask(Number.parseInt(umask, 8));
  const begin = performance.now();
  const server = await startEmbeddedPostgres({ dataDir });
  const { url, port, adopted } = server;
  print({ url, port, adopted, ms: performance.now() - begin });
  if (task === 'exit') return;
  if (task === 'write') await write(url);
  const input = createInterface({ input: process.stdin });
  input.once('line', () => {
    input.close();
    void server.stop().then(() => print({ stopped: true }));
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  print({ code: errorCode(error), message: errorMessage(error) });
  process.exitCode = 1;
});
