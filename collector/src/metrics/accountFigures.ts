import { toUnits } from '../domain/decimal.js';
import type { AccountState } from '../store/figures/accountStates.js';
import type { Figures } from '../store/figures/readFigures.js';

/** Money in 10^-12 of the currency, so that sums stay exact; null: unknown. */
export interface Spending {
  readonly monthToDate: bigint | null;
  readonly today: bigint | null;
}

export type Finality = 'final' | 'settling' | 'provisional' | 'failed';

/** What the metrics say of one account, or of several that are summed up. */
export interface AccountFigures {
  readonly account: string;
  readonly service: string;
  readonly spending: ReadonlyMap<string, Spending>;
  readonly unpriced: number;
  readonly lastSuccess: number | null;
  readonly isUp: boolean | null;
  readonly windows: Readonly<Record<Finality, number>>;
  readonly runs: ReadonlyMap<string, number>;
  readonly restated: number;
  readonly drifts: number;
  /** Open anomalies by currency. */
  readonly anomalies: ReadonlyMap<string, number>;
}

/** Outcomes start at 0, so that an alert sees the first failure as an increase. */
const NO_RUNS = [
  ['succeeded', 0],
  ['partial', 0],
  ['failed', 0],
  ['aborted', 0],
] as const;

export function accountFigures(figures: Figures): AccountFigures[] {
  const costsOf = byAccount(figures.costs);
  const totalsOf = byAccount(figures.totals);
  const anomaliesOf = byAccount(figures.anomalies.open);
  return figures.states.map((state) => {
    const costs = costsOf.get(state.accountId) ?? [];
    const totals = totalsOf.get(state.accountId) ?? [];
    return {
      account: state.account,
      service: state.service,
      spending: new Map(
        costs.map(({ currency, monthToDate, today }) => [
          currency,
          {
            monthToDate: monthToDate === null ? null : toUnits(monthToDate),
            today: today === null ? null : toUnits(today),
          },
        ]),
      ),
      unpriced: state.unpriced,
      ...health(state),
      windows: {
        final: state.windowsFinal,
        settling: state.windowsSettling,
        provisional: state.windowsProvisional,
        failed: state.windowsFailed,
      },
      runs: new Map<string, number>([...NO_RUNS, ...totals.map(({ outcome, runs }) => [outcome, runs] as const)]),
      restated: totals.reduce((sum, total) => sum + total.restated, 0),
      drifts: figures.drifts.get(state.accountId) ?? 0,
      anomalies: openByCurrency(costs, anomaliesOf.get(state.accountId) ?? []),
    };
  });
}

/** Every currency that is spent has a series, so that an alert sees the 0 after the last anomaly. */
function openByCurrency(costs: Figures['costs'], anomalies: Figures['anomalies']['open']): ReadonlyMap<string, number> {
  return new Map([
    ...costs.map(({ currency }) => [currency, 0] as const),
    ...anomalies.map(({ currency, open }) => [currency, open] as const),
  ]);
}

function byAccount<T extends { readonly accountId: number | null }>(rows: readonly T[]): Map<number | null, T[]> {
  const groups = new Map<number | null, T[]>();
  for (const row of rows) {
    const group = groups.get(row.accountId);
    if (group) group.push(row);
    else groups.set(row.accountId, [row]);
  }
  return groups;
}

/** Nobody reads an account that was taken out of service, so it is neither up nor down. */
function health({ isActive, lastSuccess, lastOutcome }: AccountState): Pick<AccountFigures, 'lastSuccess' | 'isUp'> {
  if (!isActive) return { lastSuccess: null, isUp: null };
  return { lastSuccess, isUp: lastOutcome === null ? null : lastOutcome !== 'failed' };
}

/** One for all of them. Sums stay equal; of times and states the worst counts. */
export function sumAccounts(account: string, service: string, parts: readonly AccountFigures[]): AccountFigures {
  const total = (pick: (part: AccountFigures) => number): number => parts.reduce((sum, part) => sum + pick(part), 0);
  const successes = parts.map((part) => part.lastSuccess).filter((time) => time !== null);
  const states = parts.map((part) => part.isUp).filter((isUp) => isUp !== null);
  return {
    account,
    service,
    spending: sumSpending(parts),
    unpriced: total((part) => part.unpriced),
    lastSuccess: successes.length === 0 ? null : successes.reduce((oldest, time) => Math.min(oldest, time)),
    isUp: states.length === 0 ? null : states.every((isUp) => isUp),
    windows: {
      final: total((part) => part.windows.final),
      settling: total((part) => part.windows.settling),
      provisional: total((part) => part.windows.provisional),
      failed: total((part) => part.windows.failed),
    },
    runs: new Map(NO_RUNS.map(([outcome]) => [outcome, total((part) => part.runs.get(outcome) ?? 0)])),
    restated: total((part) => part.restated),
    drifts: total((part) => part.drifts),
    anomalies: sumAnomalies(parts),
  };
}

function sumSpending(parts: readonly AccountFigures[]): Map<string, Spending> {
  const sums = new Map<string, Spending>();
  for (const [currency, { monthToDate, today }] of parts.flatMap((part) => [...part.spending])) {
    const sum = sums.get(currency);
    sums.set(currency, {
      monthToDate: add(sum?.monthToDate ?? null, monthToDate),
      today: add(sum?.today ?? null, today),
    });
  }
  return sums;
}

function sumAnomalies(parts: readonly AccountFigures[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [currency, open] of parts.flatMap(({ anomalies }) => [...anomalies])) {
    sums.set(currency, (sums.get(currency) ?? 0) + open);
  }
  return sums;
}

function add(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : a + (b ?? 0n);
}
