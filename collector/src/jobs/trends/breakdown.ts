import { comparedDays, type ComparedDays, type ComparisonKind } from '../../analysis/trends/comparedDays.js';
import type { DayKnowledge } from '../../analysis/trends/knownDays.js';
import type { Day } from '../../domain/day.js';
import { ZERO } from '../../domain/decimal.js';
import { meterKind } from '../../domain/tokenKind.js';
import type { BreakdownBy } from '../../store/analytics/breakdownKeys.js';
import { breakdownRows, type BreakdownRow, type ComparedSets } from '../../store/analytics/breakdownRows.js';
import { dailySums, type DailySum } from '../../store/analytics/dailySums.js';
import { meterTokens, tokenMeters } from '../../store/analytics/inputTokens.js';
import { inSnapshot } from '../../store/analytics/inSnapshot.js';
import type { ChargeFilter } from '../../store/chargeFilter.js';
import type { Db, Pool } from '../../store/db.js';
import { cachedInput, type InputTokens } from './cachedInput.js';
import { currencyBreakdowns, type CurrencyBreakdown, type KeyedAmounts } from './currencyBreakdowns.js';
import { keyText } from './keyText.js';
import { readKnownDays } from './readKnownDays.js';
import type { Question } from './readQuestion.js';

export interface BreakdownWish {
  readonly by: BreakdownBy;
  readonly compare: ComparisonKind;
  /** Rows of each currency; the others are one row. */
  readonly limit: number;
  /** Cached input is known to single charges only, so over a long time it costs seconds. */
  readonly withCacheHits: boolean;
}

/** Which days are compared, and how many of them are known. */
export interface ComparedKnown extends ComparedDays {
  readonly knownDays: number;
  readonly previousKnownDays: number;
}

export interface Breakdown {
  /** null: no day is over yet. */
  readonly compared: ComparedKnown | null;
  readonly currencies: readonly CurrencyBreakdown[];
}

/** Who or what the cost of some days came from, each currency apart. */
export async function breakdown(pool: Pool, question: Question, wish: BreakdownWish): Promise<Breakdown> {
  const { filter, today, lastShownDay } = question;
  const shown = { ...filter, lastDay: lastShownDay };
  const compared = comparedDays(wish.compare, filter, today);
  return inSnapshot(pool, async (db) => {
    const sets = await comparedSets(db, shown, compared, today);
    const rows = await breakdownRows(db, wish.by, shown, sets);
    const sources = wish.by === 'source' ? rows : await breakdownRows(db, 'source', shown, NO_DAYS);
    const inputs = wish.withCacheHits ? await inputTokens(db, wish.by, shown) : new Map<string, InputTokens>();
    const counts = { knownDays: sets.current.length, previousKnownDays: sets.previous.length };
    return {
      compared: compared && { ...compared, ...counts },
      currencies: currencyBreakdowns(
        {
          rows: byKind(
            wish.by,
            withInputs(
              rows.map((row) => nowZero(row, sets)),
              inputs,
            ),
          ),
          sources,
          later: await laterSums(db, question),
        },
        { counts, limit: wish.limit },
      ),
    };
  });
}

const NO_DAYS: ComparedSets = { current: [], previous: [] };

/** The known days of both stretches. */
async function comparedSets(
  db: Db,
  filter: ChargeFilter,
  compared: ComparedDays | null,
  today: Day,
): Promise<ComparedSets> {
  if (compared === null) return NO_DAYS;
  const { firstDay, lastDay, previousFirstDay, previousLastDay } = compared;
  const knowledge = await readKnownDays(db, { ...filter, firstDay: previousFirstDay, lastDay }, 'cost', today);
  const known = knowledge.filter((each: DayKnowledge) => each.isKnown).map(({ day }) => day);
  return { current: known.filter((day) => day >= firstDay), previous: known.filter((day) => day <= previousLastDay) };
}

/** The kinds of meters are no tokens of a cache: a row of them would be all or nothing. */
async function inputTokens(db: Db, by: BreakdownBy, filter: ChargeFilter): Promise<Map<string, InputTokens>> {
  if (by === 'token_kind') return new Map();
  return cachedInput(await tokenMeters(db), await meterTokens(db, by, filter));
}

async function laterSums(db: Db, { filter, today }: Question): Promise<DailySum[]> {
  if (filter.lastDay <= today) return [];
  const sums = await dailySums(db, { ...filter, firstDay: today }, 'cost');
  return sums.filter(({ day }) => day > today);
}

/** What cost something before and has no charge now costs nothing now, as far as days are known. */
function nowZero(row: BreakdownRow, { current }: ComparedSets): BreakdownRow {
  const billedCost = row.charges === 0 && current.length > 0 ? ZERO : row.billedCost;
  return { ...row, billedCost, notFinalCost: row.notFinalCost ?? (billedCost && ZERO) };
}

function withInputs(rows: readonly BreakdownRow[], inputs: ReadonlyMap<string, InputTokens>): KeyedAmounts[] {
  return rows.map((row) => ({
    ...row,
    ...(inputs.get(keyText(row)) ?? { inputTokens: null, cachedTokens: null }),
  }));
}

/** Every spelling of a meter under the name of its kind. */
function byKind(by: BreakdownBy, rows: readonly KeyedAmounts[]): KeyedAmounts[] {
  if (by !== 'token_kind') return [...rows];
  return rows.map((row) => ({ ...row, id: meterKind(row.value), value: meterKind(row.value) }));
}
