import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createPool } from '../src/store/db.js';
import { startEmbeddedPostgres } from '../src/store/embedded/startEmbeddedPostgres.js';
import { migrate } from '../src/store/migrate.js';

export interface BenchDatabase extends AsyncDisposable {
  readonly url: string;
  readonly pool: pg.Pool;
}

/** A new embedded server with the product's own settings (fsync on), migrated, thrown away afterwards. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aicost-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  await migrate(server.url).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const pool = createPool(server.url, { applicationName: 'aicost-bench' });
  return {
    url: server.url,
    pool,
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
