import { HORIZONS, type Horizon } from '../../domain/costForecast.js';
import { CollectorError } from '../../errors.js';
import { ledgerAccounts } from '../../store/accounts.js';
import type { Db } from '../../store/db.js';
import { quoted, readChargeFilter } from '../readChargeFilter.js';
import type { ForecastQuestion } from './forecastDesk.js';

/** The words of a question for a forecast, as they stand in an address or on the command line. */
export interface ForecastWords {
  readonly account_id?: string | undefined;
  readonly service_id?: string | undefined;
  readonly model?: string | undefined;
  readonly horizon?: string | undefined;
  /** Another name of `horizon`. */
  readonly days_ahead?: string | undefined;
}

const DEFAULT_HORIZON = 30;

/** Understands which series is meant and how far ahead; throws `INVALID_REQUEST`, `INVALID_ACCOUNT` or `INVALID_SERVICE`. */
export async function readForecastQuestion(
  db: Db,
  words: ForecastWords,
): Promise<{ readonly question: ForecastQuestion; readonly horizon: Horizon }> {
  const horizon = readHorizon(words) ?? DEFAULT_HORIZON;
  const { account_id, service_id, model } = words;
  const { accountId, serviceId, model: ofModel } = await readChargeFilter(db, { account_id, service_id, model });
  const account = (await ledgerAccounts(db)).find((one) => one.accountId === accountId);
  // An account has one service, so naming both says no more than naming the account.
  const service = account?.serviceId === serviceId ? null : serviceId;
  return { question: { accountId, serviceId: service, model: ofModel }, horizon };
}

/** null: not said. */
export function readHorizon({ horizon, days_ahead }: Pick<ForecastWords, 'horizon' | 'days_ahead'>): Horizon | null {
  if (horizon !== undefined && days_ahead !== undefined && horizon !== days_ahead) {
    throw new CollectorError('INVALID_REQUEST', 'horizon and days_ahead mean the same and differ; give one of them');
  }
  const text = horizon ?? days_ahead;
  if (text === undefined) return null;
  const known = HORIZONS.find((days) => String(days) === text);
  if (known !== undefined) return known;
  throw new CollectorError(
    'INVALID_REQUEST',
    `${horizon === undefined ? 'days_ahead' : 'horizon'} is one of ${HORIZONS.join(', ')} days; ${quoted(text)} is not`,
  );
}
