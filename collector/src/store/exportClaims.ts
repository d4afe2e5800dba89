import { CollectorError } from '../errors.js';
import { recordAudit, type Actor } from './audit.js';
import { withTransaction, type Db, type Pool } from './db.js';

const EXPORTS_AN_HOUR = 10;

const LOCK = `select pg_advisory_xact_lock(hashtextextended('aicost:export:' || $1::text, 0))`;

const COUNT = `
select count(*)::int as started, extract(epoch from min(at) + interval '1 hour' - clock_timestamp())::float8 as "freeInSeconds"
from (select a.at from aicost.audit as a
      where a.actor = $1 and a.action = 'export.started' and a.at > clock_timestamp() - interval '1 hour'
      order by a.at desc limit ${EXPORTS_AN_HOUR}) as latest`;

/**
 * Notes that an export begins, or refuses it with `RATE_LIMITED`: ten in any hour a person, counted in the audit itself
 * under a lock, so that neither a restart nor a second collector forgets any. Failed ones count too.
 */
export async function claimExport(
  pool: Pool,
  actor: Actor,
  exportId: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await withTransaction(pool, async (tx) => {
    await tx.query(LOCK, [actor.subject]);
    const { rows } = await tx.query<{ started: number; freeInSeconds: number | null }>(COUNT, [actor.subject]);
    if ((rows[0]?.started ?? 0) >= EXPORTS_AN_HOUR) throw tooMany(rows[0]?.freeInSeconds ?? 3_600);
    await recordAudit(tx, actor, { action: 'export.started', target: `export ${exportId}`, detail });
  });
}

export type ExportOutcome = 'finished' | 'aborted' | 'failed';

/** Notes how an export ended. */
export async function recordExportEnd(
  db: Db,
  actor: Actor,
  exportId: string,
  outcome: ExportOutcome,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(db, actor, { action: `export.${outcome}`, target: `export ${exportId}`, detail });
}

function tooMany(freeInSeconds: number): CollectorError {
  const seconds = Math.max(1, Math.ceil(freeInSeconds));
  return new CollectorError(
    'RATE_LIMITED',
    `${EXPORTS_AN_HOUR} exports an hour are allowed; the next one is in ${Math.ceil(seconds / 60)} min`,
    { retryAfterMs: seconds * 1_000 },
  );
}
