import { NO_DIMENSIONS } from '../src/domain/charge.js';
import type { Day } from '../src/domain/day.js';
import { createBudget } from '../src/jobs/budgets/createBudget.js';
import type { BudgetWish } from '../src/jobs/budgets/readBudget.js';
import { budgetStatus, type BudgetStatus } from '../src/store/budgets/budgetStatus.js';
import type { Pool } from '../src/store/db.js';
import { charge, Ledger, type Row } from './money/ledger.js';

export const ANNA = { subject: 'user:u1', name: 'Anna' };
export const BEN = { subject: 'user:u2', name: 'Ben' };

/** One row of `report.alert_signal`. */
export interface Signal {
  readonly kind: string;
  readonly severity: string;
  readonly value: string;
  readonly reached: number;
  readonly breached: number;
}

const ALL = { accountId: null, level: null, after: null, limit: 1_000 };

/** A ledger with budgets that can be asked at any instant. */
export class BudgetLedger implements AsyncDisposable {
  private constructor(
    readonly ledger: Ledger,
    /** The collector at the instant that was last asked for. */
    public pool: Pool,
  ) {}

  static async open(instant: string): Promise<BudgetLedger> {
    const ledger = await Ledger.open();
    const budgets = new BudgetLedger(ledger, ledger.pool);
    budgets.goTo(instant);
    return budgets;
  }

  get accountId(): number {
    return this.ledger.accountId;
  }

  /** Lives on at this instant, ISO 8601; the clock runs on from there. */
  goTo(instant: string): void {
    const seconds = Math.ceil((Date.parse(instant) - Date.now()) / 1_000);
    this.pool = this.ledger.anotherPool({ clockOffset: `${seconds} s`, size: 2 });
  }

  async account(name: string, service = 'openai'): Promise<number> {
    const rows = await this.ledger.rows<{ id: number }>(
      `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
       values ($1, $2, $2, 'config', '2025-01-01') returning account_id as id`,
      [name, service],
    );
    return rows[0]?.id ?? 0;
  }

  /** A read of the provider of one day, whole. */
  async bill(day: string, rows: readonly Row[], wish: { accountId?: number; stream?: string } = {}): Promise<void> {
    const charges = rows.map((row) => charge(day as Day, row));
    await this.ledger.read([{ day: day as Day, charges }], { through: this.pool, ...wish });
  }

  /** What the program said that it used, priced by us. */
  async estimate(day: string, cost: string, currency = 'USD'): Promise<void> {
    const dimensions = { ...NO_DIMENSIONS, source: 'estimate', billingCurrency: currency } as const;
    await this.bill(day, [{ model: 'm', cost, dimensions }], { stream: 'telemetry' });
  }

  async budget(wish: BudgetWish): Promise<number> {
    return (await createBudget(this.pool, ANNA, { name: 'b', limit: '100', ...wish })).budget.budgetId;
  }

  statuses(): Promise<BudgetStatus[]> {
    return budgetStatus(this.pool, ALL);
  }

  async status(): Promise<BudgetStatus | undefined> {
    return (await this.statuses())[0];
  }

  /** Those that are reached, the lowest first within each kind. */
  async reached(): Promise<Signal[]> {
    const { rows } = await this.pool.query<Signal>(
      `select s.kind, s.severity, s.value::text as value, s.reached, s.breached from report.alert_signal as s
       where s.reached = 1 order by s.budget_id, s.kind desc, s.value`,
    );
    return rows;
  }

  async breached(): Promise<string[]> {
    return (await this.reached()).filter(({ breached }) => breached === 1).map(({ kind, value }) => `${kind} ${value}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.ledger[Symbol.asyncDispose]();
  }
}
