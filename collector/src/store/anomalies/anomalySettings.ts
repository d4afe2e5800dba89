import type { Decimal } from '../../domain/decimal.js';
import type { Actor } from '../audit.js';
import type { Db } from '../db.js';

/** How unusual a day must be to alert. */
export interface AnomalySetting {
  /** 1 to 6. */
  readonly threshold: number;
  readonly detector: 'robust' | 'sigma';
  readonly directions: 'up' | 'both';
  /** A smaller difference never alerts, in the currency of the series; null: 5, or 3 % of a mean day if that is more. */
  readonly minExcess: Decimal | null;
  readonly isEnabled: boolean;
}

export const DEFAULT_SETTING: AnomalySetting = {
  threshold: 3,
  detector: 'robust',
  directions: 'up',
  minExcess: null,
  isEnabled: true,
};

const ALL = `
select s.account_id as "accountId", s.threshold::float8 as threshold, s.detector, s.directions,
       trim_scale(s.min_excess)::text as "minExcess", s.is_enabled as "isEnabled"
from aicost.anomaly_setting as s`;

/** The settings that somebody has made. */
export class AnomalySettings {
  constructor(private readonly rows: ReadonlyMap<number | null, AnomalySetting>) {}

  /** What holds for an account, or for all accounts together. */
  of(accountId: number | null): AnomalySetting {
    return this.rows.get(accountId) ?? this.rows.get(null) ?? DEFAULT_SETTING;
  }

  /** Whether somebody has made a setting for exactly this. */
  hasOwn(accountId: number | null): boolean {
    return this.rows.has(accountId);
  }
}

export async function anomalySettings(db: Db): Promise<AnomalySettings> {
  const { rows } = await db.query<AnomalySetting & { accountId: number | null }>(ALL);
  return new AnomalySettings(new Map(rows.map(({ accountId, ...setting }) => [accountId, setting])));
}

const SAVE = `
insert into aicost.anomaly_setting (account_id, threshold, detector, directions, min_excess, is_enabled, updated_by, updated_by_name, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, aicost.now())
on conflict ((coalesce(account_id, 0))) do update
set threshold = excluded.threshold, detector = excluded.detector, directions = excluded.directions, min_excess = excluded.min_excess,
    is_enabled = excluded.is_enabled, updated_by = excluded.updated_by, updated_by_name = excluded.updated_by_name, updated_at = excluded.updated_at`;

export async function saveAnomalySetting(
  db: Db,
  actor: Actor,
  accountId: number | null,
  { threshold, detector, directions, minExcess, isEnabled }: AnomalySetting,
): Promise<void> {
  const values = [accountId, threshold, detector, directions, minExcess, isEnabled, actor.subject, actor.name];
  await db.query(SAVE, values);
}
