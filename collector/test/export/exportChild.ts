/** `node exportChild.js '<task>'`: a collector that serves exports in a process of its own; prints its address. */
import { tmpdir } from 'node:os';
import { buildServer } from '../../src/api/server.js';
import { directAnalyst } from '../../src/jobs/analytics/threads/analyst.js';
import { createLogger } from '../../src/logging/logger.js';
import { createPool } from '../../src/store/db.js';
import { accountParts } from '../accountParts.js';
import { ALL_FEATURES } from '../openServer.js';
import { quietNotifications } from '../notificationParts.js';

export interface ExportChildTask {
  readonly databaseUrl: string;
}

const { databaseUrl } = JSON.parse(process.argv[2] ?? '') as ExportChildTask;
const pool = createPool(databaseUrl, { applicationName: 'aicost-export-child', size: 4 });
const nothing = Buffer.alloc(0);
const app = buildServer({
  pool,
  healthPool: pool,
  exporter: { contentType: '', render: () => Promise.resolve(nothing), gzip: () => Promise.resolve(nothing) },
  log: createLogger({ level: 'error', secrets: [] }),
  version: 'test',
  features: ALL_FEATURES,
  identity: {},
  accounts: accountParts(pool),
  analyst: directAnalyst,
  notifications: quietNotifications(pool),
  imports: { pool, read: () => Promise.reject(new Error('nothing is imported here')) },
  exports: { pool, spoolFolder: tmpdir(), observe: () => undefined },
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.stdin.resume().once('end', () => process.exit(0));
