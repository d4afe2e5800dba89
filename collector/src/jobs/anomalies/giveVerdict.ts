import { addDays, type Day } from '../../domain/day.js';
import { lockAnomalies, type AnomalyVerdict } from '../../store/anomalies/anomalyEvents.js';
import type { AnomalyRow } from '../../store/anomalies/anomalyList.js';
import { saveVerdict, verdictOn } from '../../store/anomalies/anomalyVerdicts.js';
import { outdateAnalysis } from '../../store/anomalies/outdateAnalysis.js';
import { settleEvents } from '../../store/anomalies/writeAnomalyEvents.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { databaseNow, withRetriedTransaction, type Pool } from '../../store/db.js';
import { anomalyNotFound, readAnomaly } from './readAnomaly.js';
import { JUDGED_DAYS } from './recordAnomalies.js';

export interface VerdictWish {
  /** null takes a verdict back. */
  readonly verdict: AnomalyVerdict | null;
  /** Left out: the note stays while the verdict does. */
  readonly note?: string | undefined;
}

/**
 * Notes what a person says of an anomaly, which closes it and changes how later days are judged. Saying the same again
 * changes nothing; a mind may be changed. Throws `ANOMALY_NOT_FOUND`.
 */
export async function giveVerdict(pool: Pool, actor: Actor, anomalyId: string, wish: VerdictWish): Promise<AnomalyRow> {
  return withRetriedTransaction(pool, async (tx) => {
    await lockAnomalies(tx);
    const before = await verdictOn(tx, anomalyId);
    if (!before) throw anomalyNotFound(anomalyId);
    const note = wish.note ?? (before.verdict === wish.verdict ? before.note : '');
    if (before.verdict !== wish.verdict || before.note !== note) {
      await saveVerdict(tx, actor, anomalyId, { verdict: wish.verdict, note });
      await settleEvents(tx, addDays((await databaseNow(tx)).slice(0, 10) as Day, -JUDGED_DAYS), anomalyId);
      await outdateAnalysis(tx, before.accountId);
      const detail = { before: before.verdict, verdict: wish.verdict };
      await recordAudit(tx, actor, { action: 'anomaly.verdict', target: `anomaly ${anomalyId}`, detail });
    }
    return readAnomaly(tx, anomalyId);
  });
}
