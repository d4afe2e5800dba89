import { completeDays } from '../../analysis/completion/completeDays.js';
import { costHistory, type CostHistory } from '../../analysis/history/costHistory.js';
import type { CostDays } from '../../domain/costDays.js';
import { FORECAST_HISTORY, type Horizon } from '../../domain/costForecast.js';
import { everythingIn, scopeKey, type CostScope } from '../../domain/costScope.js';
import { addDays, type Day } from '../../domain/day.js';
import { sumCostDays } from '../../domain/sumCostDays.js';
import { ledgerMark } from '../../store/analytics/analysisState.js';
import { spentExactly, type SpentExactly } from '../../store/costSeries/dailyAmounts.js';
import { readCompleteness } from '../../store/costSeries/readCompleteness.js';
import { readCostDays, readCostDaysByAccount } from '../../store/costSeries/readCostDays.js';
import { databaseNow, type Db } from '../../store/db.js';
import { scoreOf, type ForecastScore } from '../../store/forecasts/forecastScores.js';
import { forecastOfToday, type StoredForecast } from '../../store/forecasts/readForecasts.js';
import { scopeCurrencies } from '../../store/forecasts/scopeCurrencies.js';
import type { Analyst } from './threads/analyst.js';
import { packSeries } from './threads/seriesBatch.js';

/** Whose forecast is asked for; null: all of them. */
export type ForecastQuestion = Pick<CostScope, 'accountId' | 'serviceId' | 'model'>;

/** All that is known about one series and what it will cost. */
export interface ForecastAnswer {
  readonly scope: CostScope;
  readonly today: Day;
  readonly forecast: StoredForecast;
  readonly history: CostHistory;
  readonly spent: SpentExactly;
  /** Of forecasts as they were made at the time; null: none of them is over. */
  readonly score: ForecastScore | null;
  /** With fewer than 14 known days there is no forecast, only a run rate. */
  readonly isEnough: boolean;
}

const MINIMUM_DAYS = 14;
const MOST_REMEMBERED = 200;
const DEFAULT_CURRENCY = 'USD';

/**
 * Answers what will be spent. Forecasts of today that are stored are taken from the store; others are worked out, and
 * remembered until the ledger changes.
 */
export class ForecastDesk {
  readonly #remembered = new Map<string, Promise<StoredForecast>>();

  constructor(private readonly analyst: Analyst) {}

  /** One answer a currency, because currencies are never added up; in dollars where there is nothing at all. */
  async answers(db: Db, question: ForecastQuestion, horizon: Horizon): Promise<ForecastAnswer[]> {
    const today = (await databaseNow(db)).slice(0, 10) as Day;
    const firstDay = addDays(today, -FORECAST_HISTORY);
    const found = await scopeCurrencies(db, question, firstDay);
    const answers: ForecastAnswer[] = [];
    for (const currency of found.length > 0 ? found : [DEFAULT_CURRENCY]) {
      const scope = { ...everythingIn(currency), ...question };
      const days = await readCostDays(db, scope, firstDay);
      const forecast = (await forecastOfToday(db, scope)) ?? (await this.#workOut(db, scope, firstDay));
      const history = costHistory(days);
      answers.push({
        ...{ scope, today, forecast, history, spent: await spentExactly(db, scope, today) },
        score: await scoreOf(db, scope, horizon),
        isEnough: history.firstUse !== null && forecast.knownDays >= MINIMUM_DAYS,
      });
    }
    return answers;
  }

  async #workOut(db: Db, scope: CostScope, firstDay: Day): Promise<StoredForecast> {
    const key = `${scopeKey(scope)} ${await ledgerMark(db)}`;
    const remembered = this.#remembered.get(key);
    if (remembered) return remembered;
    const working = this.#forecast(db, scope, firstDay);
    this.#remembered.set(key, working);
    working.catch(() => this.#remembered.delete(key));
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
    return working;
  }

  async #forecast(db: Db, scope: CostScope, firstDay: Day): Promise<StoredForecast> {
    const madeAt = await databaseNow(db);
    const [result] = await this.analyst.forecast(packSeries([await wholeDays(db, scope, firstDay)]));
    if (result === undefined || 'error' in result) throw new Error(`no forecast: ${result?.error ?? 'no answer'}`);
    return { ...result, madeAt };
  }
}

/** The days of the scope, each account's as its provider will have told them in the end. */
async function wholeDays(db: Db, scope: CostScope, firstDay: Day): Promise<CostDays> {
  const parts = await readCostDaysByAccount(db, scope, firstDay);
  const learnt = await readCompleteness(db, [...parts.keys()]);
  const [first, ...others] = [...parts].map(([id, days]) => completeDays(days, learnt.get(id) ?? []));
  return first === undefined ? readCostDays(db, scope, firstDay) : sumCostDays([first, ...others]);
}
