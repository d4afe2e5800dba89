import { randomUUID } from 'node:crypto';
import { finished, type Readable, type Writable } from 'node:stream';
import { errorCode } from '../../errors.js';
import type { Logger } from '../../logging/logger.js';
import type { Actor } from '../../store/audit.js';
import type { Pool } from '../../store/db.js';
import { claimExport, recordExportEnd, type ExportOutcome } from '../../store/exportClaims.js';
import type { ExportWish } from './exportWish.js';

/** Told of every export that has ended; rows are 0 unless it is complete. */
export type ExportObserver = (ended: {
  readonly format: string;
  readonly outcome: ExportOutcome | 'refused';
  readonly rows: number;
  readonly seconds: number;
}) => void;

export interface ExportLogDeps {
  readonly pool: Pool;
  readonly log: Logger;
  readonly observeExport: ExportObserver;
}

/** One export in the audit and the metrics, from its beginning to its end, however it ends. */
export class ExportLog {
  readonly #id = randomUUID();
  readonly #since = Date.now();

  private constructor(
    private readonly deps: ExportLogDeps,
    private readonly actor: Actor,
    private readonly wish: ExportWish,
  ) {}

  /** Notes the beginning, or throws `RATE_LIMITED`. */
  static async begin(deps: ExportLogDeps, actor: Actor, wish: ExportWish): Promise<ExportLog> {
    const log = new ExportLog(deps, actor, wish);
    const { format, filter, isRedacted } = wish;
    await claimExport(deps.pool, actor, log.#id, { format, ...filter, isRedacted }).catch((error: unknown) => {
      if (errorCode(error) === 'RATE_LIMITED') deps.observeExport({ format, outcome: 'refused', rows: 0, seconds: 0 });
      throw error;
    });
    return log;
  }

  /** Notes the end when `to` has got everything, or has gone. */
  follow(from: Readable, to: Writable, rows: number): void {
    let fault: unknown;
    from.once('error', (error) => (fault = error));
    finished(to, { readable: false }, (error) => {
      if (fault !== undefined) void this.end('failed', fault);
      else if (error) void this.end('aborted');
      else void this.end('finished', undefined, rows);
    });
  }

  /** Never rejects: an end that cannot be noted is logged, the file has gone out. */
  async end(outcome: ExportOutcome, error?: unknown, rows = 0): Promise<void> {
    const seconds = (Date.now() - this.#since) / 1000;
    this.deps.observeExport({ format: this.wish.format, outcome, rows, seconds });
    const detail = { rows, seconds, ...(error === undefined ? {} : { code: errorCode(error) }) };
    await recordExportEnd(this.deps.pool, this.actor, this.#id, outcome, detail).catch((failure: unknown) => {
      this.deps.log.error(
        { err: failure, export: this.#id, outcome },
        'the end of an export could not be noted in the audit',
      );
    });
  }
}
