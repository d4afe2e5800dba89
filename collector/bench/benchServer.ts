import { tmpdir } from 'node:os';
import { buildServer, type ServerOptions } from '../src/api/server.js';
import { directAnalyst } from '../src/jobs/analytics/threads/analyst.js';
import { createLogger } from '../src/logging/logger.js';
import type { Pool } from '../src/store/db.js';
import { accountParts } from '../test/accountParts.js';
import { quietNotifications } from '../test/notificationParts.js';
import { ALL_FEATURES } from '../test/openServer.js';

const nothing = (): Promise<Buffer> => Promise.resolve(Buffer.alloc(0));

/** The collector's API on a database; `measured` are the parts that a benchmark is about, the others stand still. */
export function benchServer(pool: Pool, measured: Partial<ServerOptions>): ReturnType<typeof buildServer> {
  return buildServer({
    ...{ pool, healthPool: pool, version: 'bench', features: ALL_FEATURES, identity: {} },
    log: createLogger({ level: 'error', secrets: [] }),
    exporter: { contentType: '', render: nothing, gzip: nothing },
    accounts: accountParts(pool),
    analyst: directAnalyst,
    notifications: quietNotifications(pool),
    imports: { pool, read: () => Promise.reject(new Error('a benchmark imports nothing')) },
    exports: { pool, spoolFolder: tmpdir(), observe: () => undefined },
    ...measured,
  });
}
