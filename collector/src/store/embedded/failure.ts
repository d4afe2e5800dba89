import { CollectorError, errorMessage } from '../../errors.js';

/** A failure of the embedded database: one sentence saying what happened, where, and what to do. */
export function embeddedFailure(message: string, cause?: unknown): CollectorError {
  return new CollectorError('EMBEDDED_POSTGRES', message, { cause });
}

/** The `code` of a failed system call or SQL statement (`ENOENT`, `57P03`), '' for anything else. */
export function failureCode(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'code' in error;
  return known && typeof error.code === 'string' ? error.code : '';
}

/** Keeps our own failures and a caller's abort as they are; says where any other one happened. */
export function explainFailure(error: unknown, dataDir: string, signal: AbortSignal | undefined): unknown {
  if (error instanceof CollectorError || signal?.aborted === true) return error;
  return embeddedFailure(
    `The embedded Postgres in ${dataDir} could not be started: ${errorMessage(error)}. ` +
      'Make that directory writable for this user, name another one in AICOST_DATA_DIR, or set DATABASE_URL.',
    error,
  );
}
