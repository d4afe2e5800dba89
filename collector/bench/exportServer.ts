import { tmpdir } from 'node:os';
import { buildServer } from '../src/api/server.js';
import { directAnalyst } from '../src/jobs/analytics/threads/analyst.js';
import { createLogger } from '../src/logging/logger.js';
import { createPool } from '../src/store/db.js';
import { accountParts } from '../test/accountParts.js';
import { ALL_FEATURES } from '../test/openServer.js';
import { quietNotifications } from '../test/notificationParts.js';

/** A process of its own for the export bench: `exportServer.js <databaseUrl> <export connections>`; speaks over IPC. */
const [databaseUrl = '', connections = '2'] = process.argv.slice(2);
const log = createLogger({ level: 'error', secrets: [] });
const pool = createPool(databaseUrl, { applicationName: 'aicost-api', size: 4 });
const exportPool = createPool(databaseUrl, {
  applicationName: 'aicost-export',
  size: Number(connections),
  connectWithinMs: 120_000,
});
const none = Buffer.alloc(0);
const app = buildServer({
  pool,
  healthPool: pool,
  exporter: { contentType: '', render: () => Promise.resolve(none), gzip: () => Promise.resolve(none) },
  log,
  version: 'bench',
  features: ALL_FEATURES,
  identity: {},
  accounts: accountParts(pool),
  analyst: directAnalyst,
  notifications: quietNotifications(pool),
  imports: { pool, read: () => Promise.reject(new Error('the bench imports nothing')) },
  exports: { pool: exportPool, spoolFolder: tmpdir(), observe: () => undefined },
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });

/** The most memory since the last time somebody asked, in bytes. */
let peak = 0;
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10).unref();
process.on('message', () => {
  process.send?.({ rss: process.memoryUsage.rss(), peak });
  peak = 0;
});
process.send?.({ url });
