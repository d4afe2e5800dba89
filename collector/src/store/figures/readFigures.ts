import type { Db } from '../db.js';
import { lastLedgerCheck, type LedgerCheck } from '../ledgerChecks.js';
import { withinDeadline, type Pool } from '../deadline.js';
import { accountCosts, type AccountCost } from './accountCosts.js';
import { anomalyFigures, type AnomalyFigures } from './anomalyFigures.js';
import { accountStates, type AccountState } from './accountStates.js';
import { budgetFigures, type BudgetFigure } from './budgetFigures.js';
import { clockSkew } from './clockSkew.js';
import { forecastFigures, type ForecastFigures } from './forecastFigures.js';
import { schemaDrifts } from './schemaDrifts.js';
import { sourceShares, type SourceShare } from './sourceShares.js';
import type { SyncTotal, SyncTotals } from './syncTotals.js';

/** Everything that `/metrics` says of the ledger, all of one moment. */
export interface Figures {
  readonly states: readonly AccountState[];
  readonly costs: readonly AccountCost[];
  readonly shares: readonly SourceShare[];
  readonly totals: readonly SyncTotal[];
  readonly drifts: ReadonlyMap<number, number>;
  readonly budgets: readonly BudgetFigure[];
  readonly anomalies: AnomalyFigures;
  readonly forecasts: ForecastFigures;
  /** null before the ledger was ever added up. */
  readonly ledger: Pick<LedgerCheck, 'checkedAt' | 'faultCount'> | null;
  readonly clockSkewSeconds: number;
}

const DEADLINE_MS = 15_000;

/** Reads all figures in one snapshot, so that they agree with each other. Throws a `DATABASE_` code. */
export async function readFigures(pool: Pool, totals: SyncTotals): Promise<Figures> {
  return withinDeadline(pool, DEADLINE_MS, async (db) => {
    const clockSkewSeconds = await clockSkew(db);
    await db.query('begin isolation level repeatable read read only');
    const figures = await readAll(db, totals);
    await db.query('commit');
    return { ...figures, clockSkewSeconds };
  });
}

async function readAll(db: Db, totals: SyncTotals): Promise<Omit<Figures, 'clockSkewSeconds'>> {
  return {
    states: await accountStates(db),
    costs: await accountCosts(db),
    shares: await sourceShares(db),
    totals: await totals.read(db),
    drifts: await schemaDrifts(db),
    budgets: await budgetFigures(db),
    anomalies: await anomalyFigures(db),
    forecasts: await forecastFigures(db),
    ledger: await lastLedgerCheck(db, 0),
  };
}
