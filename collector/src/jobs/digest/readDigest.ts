import type { Features } from '../../config.js';
import type { Day } from '../../domain/day.js';
import type { DigestSpan } from '../../domain/digest.js';
import {
  countAnomalies,
  listAnomalies,
  type AnomalyFilter,
  type AnomalyRow,
} from '../../store/anomalies/anomalyList.js';
import { inSnapshot } from '../../store/analytics/inSnapshot.js';
import { budgetStatus, type BudgetStatus } from '../../store/budgets/budgetStatus.js';
import { costReport } from '../../store/costReport.js';
import type { Db, Pool } from '../../store/db.js';
import { accountsNotReadSince, allReadFrom, monthForecasts, type MonthForecast } from '../../store/digest/figures.js';
import { costChanges, type CostChange, type PeriodCosts } from './costChange.js';

/** All that a summary says. The costs are those of the period, everything else is as it is now. */
export interface DigestFigures {
  readonly span: DigestSpan;
  readonly costs: readonly CostChange[];
  /** Accounts that were not read whole since the end of the period. */
  readonly notRead: readonly string[];
  /** Of the running month, one a currency. */
  readonly forecasts: readonly MonthForecast[];
  /** The newest come first. */
  readonly anomalies: { readonly open: number; readonly newest: readonly AnomalyRow[] };
  /** Those that have reached a threshold, the worst first. */
  readonly budgets: readonly BudgetStatus[];
}

export type DigestFeatures = Pick<Features, 'forecasting' | 'anomalyDetection'>;

const MOST_ANOMALIES = 5;
const MOST_BUDGETS = 1_000;
const OPEN: AnomalyFilter = {
  ...{ firstDay: null, lastDay: null, accountId: null, serviceId: null, model: null, severity: null, verdict: null },
  ...{ state: 'open', withParts: false },
};

/** Reads the figures of a summary, all at one moment. Throws a `DATABASE_` code. */
export async function readDigest(pool: Pool, span: DigestSpan, features: DigestFeatures): Promise<DigestFigures> {
  return inSnapshot(pool, async (db) => {
    const notRead = await accountsNotReadSince(db, span.last);
    const readFrom = await allReadFrom(db);
    const costs = async (first: Day, last: Day): Promise<PeriodCosts> => ({
      accounts: await costReport(db, 'account', first, last),
      models: await costReport(db, 'model', first, last),
      isWhole: notRead.length === 0 && (readFrom === null || readFrom <= first),
    });
    return {
      span,
      costs: costChanges(await costs(span.first, span.last), await costs(span.previousFirst, span.previousLast)),
      notRead,
      forecasts: features.forecasting ? await monthForecasts(db) : [],
      anomalies: features.anomalyDetection ? await openAnomalies(db) : { open: 0, newest: [] },
      budgets: await budgetsInWarning(db),
    };
  });
}

async function openAnomalies(db: Db): Promise<DigestFigures['anomalies']> {
  const counts = await countAnomalies(db, OPEN);
  const open = counts.reduce((sum, { count }) => sum + count, 0);
  return { open, newest: await listAnomalies(db, OPEN, null, MOST_ANOMALIES) };
}

async function budgetsInWarning(db: Db): Promise<BudgetStatus[]> {
  const all = await budgetStatus(db, { accountId: null, level: null, after: null, limit: MOST_BUDGETS });
  const reached = all.filter(({ level }) => level > 0);
  return reached.sort((one, other) => other.level - one.level || other.usedRatio - one.usedRatio);
}
