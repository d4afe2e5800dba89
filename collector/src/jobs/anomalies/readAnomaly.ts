import { CollectorError } from '../../errors.js';
import { findAnomaly, type AnomalyRow } from '../../store/anomalies/anomalyList.js';
import type { Db } from '../../store/db.js';

/** One anomaly, whatever its state. Throws `ANOMALY_NOT_FOUND`. */
export async function readAnomaly(db: Db, anomalyId: string): Promise<AnomalyRow> {
  const found = await findAnomaly(db, anomalyId);
  if (!found) throw anomalyNotFound(anomalyId);
  return found;
}

export function anomalyNotFound(anomalyId: string): CollectorError {
  return new CollectorError(
    'ANOMALY_NOT_FOUND',
    `there is no anomaly ${anomalyId}; GET /api/analytics/anomalies lists all`,
  );
}
