import { Worker } from 'node:worker_threads';
import { CollectorError } from '../errors.js';
import type { ImportOptions, ImportReading, ImportRow } from './reading.js';

export interface ThreadTask {
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
}

/** Some rows, or all that is told beside them, which comes last. */
export type ThreadAnswer = { readonly rows: readonly ImportRow[] } | { readonly rest: Omit<ImportReading, 'rows'> };

/** Twenty MiB of the smallest rows need less than half of it. */
const MAX_MEMORY_MB = 2_048;

/**
 * `readImport` in a thread of its own: a hundred thousand rows take seconds, in which a server could answer nobody.
 * The thread is the compiled file beside this one; where only the source is there, call `readImport` itself.
 */
export function readInThread(bytes: Buffer, options: ImportOptions): Promise<ImportReading> {
  const worker = new Worker(new URL('./readerThread.js', import.meta.url), {
    workerData: { bytes, options } satisfies ThreadTask,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  });
  return new Promise((resolve, reject) => {
    const rows: ImportRow[] = [];
    worker.on('message', (answer: ThreadAnswer) => {
      if ('rows' in answer) for (const row of answer.rows) rows.push(row);
      else resolve({ ...answer.rest, rows });
    });
    worker.once('error', (error) => reject(failureOf(error)));
    worker.once('exit', (code) => reject(new Error(`the thread that reads a file ended with ${code} and no answer`)));
  });
}

function failureOf(error: Error & { readonly code?: string }): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new CollectorError(
    'IMPORT_TOO_LARGE',
    'the file needs too much memory; import it in parts, each with the header',
    {
      cause: error,
    },
  );
}
