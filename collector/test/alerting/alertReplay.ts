import type pg from 'pg';
import type { Day } from '../../src/domain/day.js';
import { createBudget } from '../../src/jobs/budgets/createBudget.js';
import type { BudgetWish } from '../../src/jobs/budgets/readBudget.js';
import { createEntry } from '../../src/jobs/entries/createEntry.js';
import { noteCrossings } from '../../src/store/budgets/budgetCrossings.js';
import { finishRun, noCounts, startRun } from '../../src/store/syncRuns.js';
import { ANNA } from '../budgetLedger.js';
import { charge, Ledger } from '../money/ledger.js';
import { alertRule, sqlOf, type AlertRule } from './alertRules.js';

type Row = Readonly<Record<string, string | number>>;

/** An alert that began: on that day, with these labels. */
export interface Fired {
  readonly day: Day;
  readonly labels: Readonly<Record<string, string>>;
}

/** A ledger that lives through days, and the alert rules on it as Grafana asks them: again and again. */
export class AlertReplay implements AsyncDisposable {
  readonly #firing = new Map<string, Set<string>>();

  private constructor(
    readonly ledger: Ledger,
    /** One connection, whose clock is moved. */
    readonly pool: pg.Pool,
  ) {}

  static async open(): Promise<AlertReplay> {
    const ledger = await Ledger.open();
    return new AlertReplay(ledger, ledger.anotherPool({ size: 1 }));
  }

  async goTo(day: Day, time = '23:00'): Promise<void> {
    const seconds = Math.ceil((Date.parse(`${day}T${time}:00Z`) - Date.now()) / 1_000);
    await this.pool.query(`select set_config('aicost.clock_offset', $1, false)`, [`${seconds} s`]);
  }

  async budget(wish: BudgetWish): Promise<void> {
    await createBudget(this.pool, ANNA, wish);
  }

  /** A complete read of the provider: what each of these days costs now. */
  async read(costs: Readonly<Record<Day, string | null>>, requests?: string): Promise<void> {
    const runId = await startRun(this.pool, this.ledger.accountId, 'schedule');
    const windows = Object.entries(costs).map(([text, cost]) => {
      const day = text as Day;
      const charges = [charge(day, { model: 'm', cost })];
      return { day, charges: requests === undefined ? charges : [...charges, charge(day, { model: 'm', requests })] };
    });
    await this.ledger.read(windows, { through: this.pool, runId });
    await finishRun(this.pool, runId, 'succeeded', noCounts(), null);
    await this.changed();
  }

  /** A read that fails. */
  async fail(code = 'PROVIDER_UNAVAILABLE'): Promise<void> {
    const runId = await startRun(this.pool, this.ledger.accountId, 'schedule');
    await finishRun(this.pool, runId, 'failed', noCounts(), { code, message: 'it is not there' });
  }

  async enter(accountId: number, date: Day, cost: string): Promise<void> {
    await createEntry(this.pool, ANNA, accountId, { date, cost });
    await this.changed();
  }

  /** What the daemon does after every change. */
  async changed(): Promise<void> {
    await noteCrossings(this.pool);
  }

  /** The alerts of a rule that began with this evaluation. */
  async evaluate(uid: string, day: Day): Promise<Fired[]> {
    const rule = alertRule(uid);
    const before = this.#firing.get(uid) ?? new Set();
    const { rows } = await this.pool.query<Row>(sqlOf(rule, 'A'));
    const now = new Map(rows.flatMap((row) => firing(rule, row)));
    this.#firing.set(uid, new Set(now.keys()));
    return [...now].filter(([key]) => !before.has(key)).map(([, labels]) => ({ day, labels }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.ledger[Symbol.asyncDispose]();
  }
}

/** Text columns are labels, the one number is the value; the rule's own condition says whether it fires. */
function firing(rule: AlertRule, row: Row): [string, Record<string, string>][] {
  const labels: Record<string, string> = {};
  let value = NaN;
  for (const [name, cell] of Object.entries(row)) {
    if (typeof cell === 'number') value = cell;
    else labels[name] = cell;
  }
  return isMet(rule, value) ? [[JSON.stringify(labels), labels]] : [];
}

function isMet(rule: AlertRule, value: number): boolean {
  const { type, params } =
    rule.data.find(({ refId }) => refId === rule.condition)?.model.conditions?.[0]?.evaluator ?? {};
  const [limit = NaN] = params ?? [];
  return type === 'lt' ? value < limit : value > limit;
}
