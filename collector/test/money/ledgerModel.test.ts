import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, type Day } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import { costs, Ledger } from './ledger.js';
import { ledgerFaults } from './ledgerFaults.js';

/** What the provider says of a day: amount by model. Amounts are 1 to 99 sevenths, so that none is a hundred of another. */
type Content = Readonly<Record<string, string>>;

interface Believed {
  content: Content | null;
  emptySince: number | null;
}

/** The ledger as a few lines of JavaScript: what each day must hold after each read. */
interface Model {
  readonly days: Map<Day, Believed>;
  readonly provider: Map<Day, Content>;
}

interface Real {
  readonly ledger: Ledger;
  minute: number;
  previous: { readonly windows: [Day, Content][]; readonly minute: number } | null;
}

const DAYS = [0, 1, 2].map((index) => addDays(day('2026-11-18'), index));
const MODELS = ['a', 'b', 'c', 'd', 'e'];
const CONFIRMED_MINUTES = 10;

const aDay = fc.constantFrom(...DAYS);
const aModel = fc.constantFrom(...MODELS);
const anAmount = fc.integer({ min: 1, max: 99 }).map((number) => decimal(`${number}.142857142857`));

abstract class Command implements fc.AsyncCommand<Model, Real> {
  check(): boolean {
    return true;
  }
  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real);
    for (const [read, { content }] of model.days) expect(await real.ledger.stored(read)).toEqual(content ?? {});
    expect(await ledgerFaults(real.ledger.database.pool)).toEqual([]);
  }
  abstract act(model: Model, real: Real): Promise<void>;
}

/** The provider changes, drops (null) or adds one row. */
class Change extends Command {
  constructor(
    private readonly of: Day,
    private readonly model: string,
    private readonly amount: string | null,
  ) {
    super();
  }
  override async act(model: Model): Promise<void> {
    const rows = new Map(Object.entries(model.provider.get(this.of) ?? {}));
    if (this.amount === null) rows.delete(this.model);
    else rows.set(this.model, this.amount);
    model.provider.set(this.of, Object.fromEntries(rows));
  }
  override toString(): string {
    return `${this.of} ${this.model}=${this.amount}`;
  }
}

/** Reads some days, rows in any order, after some minutes. */
class Read extends Command {
  constructor(
    private readonly days: readonly Day[],
    private readonly after: number,
    private readonly backwards: boolean,
  ) {
    super();
  }
  override async act(model: Model, real: Real): Promise<void> {
    real.minute += this.after;
    const windows = this.days.map((read): [Day, Content] => [read, model.provider.get(read) ?? {}]);
    await store(real, windows, real.minute, this.backwards);
    for (const [read, content] of windows) believe(model, read, content, real.minute);
    real.previous = { windows, minute: real.minute };
  }
  override toString(): string {
    return `read ${this.days.join(' ')} after ${this.after} min${this.backwards ? ' backwards' : ''}`;
  }
}

/** The provider answers with no rows at all. */
class EmptyRead extends Command {
  constructor(
    private readonly of: Day,
    private readonly after: number,
  ) {
    super();
  }
  override async act(model: Model, real: Real): Promise<void> {
    real.minute += this.after;
    await store(real, [[this.of, {}]], real.minute, false);
    believe(model, this.of, {}, real.minute);
  }
  override toString(): string {
    return `empty answer for ${this.of} after ${this.after} min`;
  }
}

/** What was read last comes once more, as if it had been asked for at the same time or a minute earlier. */
class LateRead extends Command {
  constructor(
    private readonly earlier: number,
    private readonly amount: string,
  ) {
    super();
  }
  override async act(_model: Model, real: Real): Promise<void> {
    if (!real.previous) return;
    const { windows, minute } = real.previous;
    await store(
      real,
      windows.map(([read, content]): [Day, Content] => [read, { ...content, a: this.amount }]),
      minute - this.earlier,
      false,
    );
  }
  override toString(): string {
    return `late read with a=${this.amount}`;
  }
}

async function store(
  real: Real,
  windows: readonly [Day, Content][],
  minute: number,
  backwards: boolean,
): Promise<void> {
  const fetchedAt = new Date(Date.parse('2026-11-20T00:00:00Z') + minute * 60_000).toISOString();
  const ordered = windows.map(([read, content]) => ({
    day: read,
    charges: backwards ? costs(read, content).reverse() : costs(read, content),
  }));
  await real.ledger.read(backwards ? ordered.reverse() : ordered, { fetchedAt });
}

function believe(model: Model, read: Day, content: Content, minute: number): void {
  const known = model.days.get(read) ?? { content: null, emptySince: null };
  const isSuspicious = Object.keys(content).length === 0 && Object.keys(known.content ?? {}).length > 0;
  const isConfirmed = known.emptySince !== null && minute - known.emptySince >= CONFIRMED_MINUTES;
  if (isSuspicious && !isConfirmed) model.days.set(read, { ...known, emptySince: known.emptySince ?? minute });
  else model.days.set(read, { content, emptySince: null });
}

const commands = [
  fc.tuple(aDay, aModel, fc.option(anAmount, { freq: 3 })).map((change) => new Change(...change)),
  fc
    .tuple(fc.subarray(DAYS, { minLength: 1 }), fc.integer({ min: 1, max: 7 }), fc.boolean())
    .map((read) => new Read(...read)),
  fc.tuple(aDay, fc.integer({ min: 1, max: 12 })).map((read) => new EmptyRead(...read)),
  fc.tuple(fc.constantFrom(0, 1), anAmount).map((read) => new LateRead(...read)),
];

test('whatever happens, in whatever order: every figure in the ledger is what was believed last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (list) => {
      await using ledger = await Ledger.open();
      const model: Model = { days: new Map(), provider: new Map() };
      await fc.asyncModelRun(() => ({ model, real: { ledger, minute: 0, previous: null } }), list);
    }),
    { numRuns: 15, seed: 20261122, endOnFailure: true },
  );
});
