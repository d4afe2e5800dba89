import { NO_DIMENSIONS, type Charge } from '../src/domain/charge.js';
import { addDays, dayPeriod, type Day } from '../src/domain/day.js';
import { decimal, type Decimal } from '../src/domain/decimal.js';
import { lockAccount } from '../src/store/accountLock.js';
import { createPool, databaseNow, withTransaction, type Pool } from '../src/store/db.js';
import { replaceWindowsWithin } from '../src/store/replaceWindows.js';
import { recordChange } from '../src/store/syncRuns.js';
import { detectForAccounts } from '../src/jobs/anomalies/detectForAccounts.js';
import { testDatabase, type TestDatabase } from './database.js';

/** One meter of one model, project and key: what it cost, and how much was used (null: the provider does not say). */
export interface Use {
  readonly model?: string;
  readonly project?: string;
  readonly key?: string;
  readonly meter?: string;
  readonly currency?: string;
  readonly cost: number | string;
  readonly tokens?: number | null;
}

export interface StoredAnomaly {
  readonly id: string;
  readonly account: string;
  readonly model: string | null;
  readonly day: Day;
  readonly lastDay: Day;
  readonly cost: string;
  readonly severity: string;
  readonly direction: string;
  readonly state: string;
  readonly reason: string;
  readonly verdict: string | null;
  readonly parent: string | null;
  readonly sentence: string;
}

const ACCOUNT = `
insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
values ($1, 'openai', 'OpenAI', 'config', '2025-01-01') returning account_id as id`;

const EVENTS = `
select anomaly_id as id, account, model, day, last_day as "lastDay", trim_scale(cost)::text as cost, severity, direction, state,
       state_reason as reason, verdict, parent_event_id as parent, explanation as sentence
from report.anomaly order by day, anomaly_id`;

/** A ledger whose days a test writes, and the anomalies that are found in it. Days are counted back from today. */
export class AnomalyLedger {
  private constructor(
    readonly database: TestDatabase,
    readonly today: Day,
  ) {}

  static async open(): Promise<AnomalyLedger> {
    const database = await testDatabase();
    return new AnomalyLedger(database, (await databaseNow(database.pool)).slice(0, 10) as Day);
  }

  get pool(): Pool {
    return this.database.pool;
  }

  ago(days: number): Day {
    return addDays(this.today, -days);
  }

  async account(name: string): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(ACCOUNT, [name]);
    return rows[0]?.id ?? 0;
  }

  /** Writes days whole, as their provider bills them, and final: `use` says what was used so many days ago. */
  async write(accountId: number, first: number, last: number, use: (ago: number) => readonly Use[]): Promise<void> {
    const agos = Array.from({ length: first - last + 1 }, (_, index) => first - index);
    await withTransaction(this.pool, async (tx) => {
      await lockAccount(tx, accountId);
      const runId = await recordChange(tx, { accountId, trigger: 'import', actor: 'test', note: '' });
      for (const [stream, chargeOf] of [['costs', costCharge] as const, ['usage.completions', usageCharge] as const]) {
        const windows = agos.map((ago) => ({
          day: this.ago(ago),
          charges: use(ago).flatMap((one) => chargeOf(one, this.ago(ago))),
        }));
        await replaceWindowsWithin(tx, { accountId, stream, runId, endpoint: stream, windows });
      }
    });
  }

  /** What the provider has not settled yet. */
  async unsettle(accountId: number, first: number, last: number, finality = 'settling'): Promise<void> {
    await this.pool.query(
      `update aicost.charge_window as w set finality = $4 where w.account_id = $1 and w.charge_date between $2 and $3`,
      [accountId, this.ago(first), this.ago(last), finality],
    );
  }

  /** Days that could not be read. */
  async lose(accountId: number, first: number, last: number): Promise<void> {
    for (const table of ['charge', 'charge_rollup', 'charge_window']) {
      await this.pool.query(
        `delete from aicost.${table} as t where t.account_id = $1 and t.charge_date between $2 and $3`,
        [...[accountId, this.ago(first), this.ago(last)]],
      );
    }
  }

  async detect(...accountIds: number[]): Promise<StoredAnomaly[]> {
    await detectForAccounts(this.pool, accountIds);
    return this.events();
  }

  /** `detect` as it went so many days ago, by the clock of the database. */
  async detectAgo(days: number, ...accountIds: number[]): Promise<StoredAnomaly[]> {
    const pool = createPool(this.database.url, {
      applicationName: 'aicost-test',
      size: 2,
      clockOffset: `-${days} days`,
    });
    await detectForAccounts(pool, accountIds).finally(() => pool.end());
    return this.events();
  }

  async events(): Promise<StoredAnomaly[]> {
    return (await this.pool.query<StoredAnomaly>(EVENTS)).rows;
  }

  /** Drops the database. */
  close(): Promise<void> {
    return this.database.drop();
  }
}

/** What stands by itself: neither withdrawn nor a part of another. */
export function standing(events: readonly StoredAnomaly[]): StoredAnomaly[] {
  return events.filter(({ state, parent }) => state !== 'withdrawn' && parent === null);
}

/**
 * About 100 on five days of the week and 20 on two, with noise that is the same in every run. The week is counted back
 * from today, so that no test depends on the day on which it runs.
 */
export function workingWeek(ago: number, seed = 1): number {
  const isWeekend = ago % 7 === 0 || ago % 7 === 6;
  return (isWeekend ? 20 : 100) * (0.95 + 0.1 * noise(seed * 10_007 + ago));
}

/** A number in [0, 1) that looks random and is the same every time. */
export function noise(n: number): number {
  const mixed = Math.sin(n * 12.9898) * 43_758.5453;
  return mixed - Math.floor(mixed);
}

function costCharge(use: Use, day: Day): Charge[] {
  const cost = typeof use.cost === 'string' ? decimal(use.cost) : (use.cost.toFixed(6) as Decimal);
  return [chargeOf(use, day, 'cost', decimal(cost), null)];
}

function usageCharge(use: Use, day: Day): Charge[] {
  if (use.tokens === undefined || use.tokens === null) return [];
  return [chargeOf(use, day, 'usage', null, decimal(String(Math.round(use.tokens))))];
}

function chargeOf(
  { model = 'gpt-5', project = '', key = '', meter = 'Input Tokens', currency = 'USD' }: Use,
  day: Day,
  xMeasure: 'cost' | 'usage',
  billedCost: Decimal | null,
  consumedQuantity: Decimal | null,
): Charge {
  return {
    dimensions: {
      ...NO_DIMENSIONS,
      source: 'api',
      xMeasure,
      xModel: model,
      subAccountId: project,
      xCredentialId: key,
      skuMeter: meter,
      billingCurrency: xMeasure === 'cost' ? currency : 'USD',
      consumedUnit: xMeasure === 'usage' ? 'Tokens' : '',
    },
    chargePeriod: dayPeriod(day),
    chargeDate: day,
    billedCost,
    xBilledCostRaw: billedCost ?? '',
    listCost: null,
    consumedQuantity,
  };
}
