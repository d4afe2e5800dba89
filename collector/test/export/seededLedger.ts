import { NO_DIMENSIONS, OWN_STREAMS, type Charge, type ChargeDimensions } from '../../src/domain/charge.js';
import { addDays, day, dayPeriod, type Day } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import { recordChange } from '../../src/store/syncRuns.js';
import { withTransaction, type Pool } from '../../src/store/db.js';
import { lockAccount } from '../../src/store/accountLock.js';
import { replaceWindowsWithin } from '../../src/store/replaceWindows.js';

export const FIRST_DAY = day('2026-01-30');

/** Dimensions of a test's charge; what is not said is not known. */
export function dims(over: Partial<ChargeDimensions> = {}): ChargeDimensions {
  return { ...NO_DIMENSIONS, source: 'api', xMeasure: 'cost', ...over };
}

/** A whole-day charge. */
export function charge(
  dimensions: ChargeDimensions,
  chargeDate: Day,
  billedCost: string | null,
  over: Partial<Charge> = {},
): Charge {
  return {
    dimensions,
    chargePeriod: dayPeriod(chargeDate),
    chargeDate,
    billedCost: billedCost === null ? null : decimal(billedCost),
    xBilledCostRaw: billedCost ?? '',
    listCost: null,
    consumedQuantity: null,
    ...over,
  };
}

export async function addAccount(pool: Pool, name: string, service = 'openai', provider = 'OpenAI'): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into aicost.account (account_name, service_id, service_provider_name, origin, backfill_from)
     values ($1, $2, $3, 'api', '2025-01-01') returning account_id as id`,
    [name, service, provider],
  );
  return rows[0]?.id ?? 0;
}

/** Makes the windows of these charges say exactly them. */
export async function store(pool: Pool, accountId: number, stream: string, charges: readonly Charge[]): Promise<void> {
  const byDay = grouped(charges);
  await withTransaction(pool, async (tx) => {
    await lockAccount(tx, accountId);
    const runId = await recordChange(tx, { accountId, trigger: 'import', actor: 'test', note: 'seed' });
    const windows = [...byDay].map(([chargeDate, some]) => ({ day: chargeDate, charges: some }));
    await replaceWindowsWithin(tx, { accountId, stream, runId, endpoint: 'test', windows });
  });
}

function grouped(charges: readonly Charge[]): Map<Day, Charge[]> {
  const byDay = new Map<Day, Charge[]>();
  for (const each of charges) {
    const ofDay = byDay.get(each.chargeDate);
    if (ofDay) ofDay.push(each);
    else byDay.set(each.chargeDate, [each]);
  }
  return byDay;
}

/** An entry with this note, and its charge. */
export async function addEntry(pool: Pool, accountId: number, on: Day, cost: string, notes: string): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into aicost.manual_entry (account_id, first_day, last_day, spread, billed_cost, billing_currency, tokens, charge_category, model,
       request_type, notes, tags, created_by, created_by_name, updated_by, updated_by_name)
     values ($1, $2, $2, 'even', $3, 'USD', 1000, 'Usage', '', 'manual', $4, '{}', 't', 't', 't', 't') returning entry_id as id`,
    [accountId, on, cost, notes],
  );
  const tags = { x_entry: rows[0]?.id ?? '' };
  const dimensions = dims({ source: 'manual', xRequestType: 'manual', consumedUnit: 'Tokens', tags });
  const entry = charge(dimensions, on, cost, { consumedQuantity: decimal('1000') });
  await store(pool, accountId, OWN_STREAMS.manual, [entry]);
}

/** Every kind of row we store, over three days and two accounts. */
export async function seedEveryKind(pool: Pool): Promise<{ readonly openai: number; readonly claude: number }> {
  const openai = await addAccount(pool, 'Main, "prod"');
  const claude = await addAccount(pool, '=cmd|calc', 'anthropic', 'Anthropic');
  const input = dims({
    xModel: 'gpt-5',
    skuMeter: 'input',
    chargeDescription: 'gpt-5, input',
    subAccountId: 'proj_1',
    xCredentialId: 'key_abcdef123456',
  });
  const tokens = dims({ xMeasure: 'usage', xModel: 'gpt-5', consumedUnit: 'Tokens', xRequestType: 'completion' });
  const days = [0, 1, 2].map((offset) => addDays(FIRST_DAY, offset));
  await store(
    pool,
    openai,
    'costs',
    days.flatMap((on, index) => [
      charge(input, on, `${index}.000000000001`),
      charge(dims({ chargeCategory: 'Credit', chargeDescription: 'refund' }), on, '-5'),
      charge(dims({ chargeDescription: 'mystery' }), on, null),
      charge(dims({ billingCurrency: 'EUR', chargeDescription: 'in euros' }), on, '2.5'),
    ]),
  );
  await store(
    pool,
    openai,
    'usage',
    days.map((on) => charge(tokens, on, null, { consumedQuantity: decimal('5000000000') })),
  );
  const estimate = dims({ source: 'estimate', xModel: 'claude-5', consumedUnit: 'Tokens', skuMeter: 'input_tokens' });
  await store(
    pool,
    claude,
    OWN_STREAMS.estimate,
    days.map((on) => charge(estimate, on, '0.25', { consumedQuantity: decimal('125') })),
  );
  await addEntry(pool, claude, FIRST_DAY, '12.5', '-1 typed by dev@example.test,\n"second" line');
  return { openai, claude };
}
