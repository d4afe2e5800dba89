import { MAX_THRESHOLD, MIN_THRESHOLD } from '../../analysis/anomaly/options.js';
import { parseDecimal } from '../../domain/decimal.js';
import { CollectorError } from '../../errors.js';
import {
  anomalySettings,
  DEFAULT_SETTING,
  saveAnomalySetting,
  type AnomalySetting,
} from '../../store/anomalies/anomalySettings.js';
import { outdateAnalysis } from '../../store/anomalies/outdateAnalysis.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withRetriedTransaction, type Pool } from '../../store/db.js';
import { entryAccount } from '../entries/entryAccount.js';

/** A whole setting as somebody asks for it; what is left out is the default. */
export interface SettingWish {
  readonly threshold?: number;
  readonly detector?: AnomalySetting['detector'];
  readonly directions?: AnomalySetting['directions'];
  readonly minExcess?: string | number | null;
  readonly isEnabled?: boolean;
}

/** Sets how an account is judged, or (null) all that have no setting of their own. Throws `INVALID_REQUEST`. */
export async function changeSetting(
  pool: Pool,
  actor: Actor,
  accountId: number | null,
  wish: SettingWish,
): Promise<AnomalySetting> {
  const setting = readSetting(wish);
  return withRetriedTransaction(pool, async (tx) => {
    const target = accountId === null ? 'all accounts' : `account ${(await entryAccount(tx, accountId)).accountId}`;
    const before = (await anomalySettings(tx)).of(accountId);
    await saveAnomalySetting(tx, actor, accountId, setting);
    await outdateAnalysis(tx, accountId);
    await recordAudit(tx, actor, { action: 'anomaly.setting', target, detail: { before, after: setting } });
    return setting;
  });
}

function readSetting({ minExcess, ...wish }: SettingWish): AnomalySetting {
  const threshold = wish.threshold ?? DEFAULT_SETTING.threshold;
  if (!(threshold >= MIN_THRESHOLD && threshold <= MAX_THRESHOLD)) {
    throw invalid(
      `threshold is ${threshold}; give a number from ${MIN_THRESHOLD}.0 to ${MAX_THRESHOLD}.0, the default is 3`,
    );
  }
  return { ...DEFAULT_SETTING, ...wish, minExcess: floorOf(minExcess) };
}

function floorOf(amount: string | number | null | undefined): AnomalySetting['minExcess'] {
  if (amount === undefined || amount === null) return null;
  const parsed = parseDecimal(String(amount));
  if (parsed && !parsed.rounded && !parsed.value.startsWith('-')) return parsed.value;
  throw invalid(
    `min_excess ${JSON.stringify(amount)} is no amount of 0 or more; write it as "12.50", or null for the default`,
  );
}

function invalid(message: string): CollectorError {
  return new CollectorError('INVALID_REQUEST', message);
}
