/** The thread of `readInThread`: reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readImport } from './readImport.js';
import type { ThreadAnswer, ThreadTask } from './readInThread.js';

/** Whoever receives a message is held up while it is unpacked, so rows come in small parcels. */
const ROWS_AT_ONCE = 2_000;

const { bytes, options } = workerData as ThreadTask;
const { rows, ...rest } = readImport(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
  tell({ rows: rows.slice(start, start + ROWS_AT_ONCE) });
}
tell({ rest });

function tell(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer);
}
