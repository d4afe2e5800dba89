import { tmpdir } from 'node:os';
import { createPool } from '../src/store/db.js';
import { benchServer } from './benchServer.js';

/** A process of its own for the export bench: `exportServer.js <databaseUrl> <export connections>`; speaks over IPC. */
const [databaseUrl = '', connections = '2'] = process.argv.slice(2);
const pool = createPool(databaseUrl, { applicationName: 'aicost-api', size: 4 });
const exportPool = createPool(databaseUrl, {
  applicationName: 'aicost-export',
  size: Number(connections),
  connectWithinMs: 120_000,
});
const app = benchServer(pool, {
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
