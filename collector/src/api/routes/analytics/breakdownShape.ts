import { Type } from 'typebox';
import type { CurrencyBreakdown, Figures } from '../../../jobs/trends/currencyBreakdowns.js';
import { BREAKDOWNS, type BreakdownKey } from '../../../store/analytics/breakdownKeys.js';
import { Money, orNull, Source } from '../../contract/scalars.js';
import { CHANGE, changeFields, COMPARED_DAYS, Ratio } from './changeShape.js';
import { SHOWN_DAYS } from './shownDays.js';

const FIGURES = {
  billed_cost: orNull(Money, { description: 'null: quantities only, or nothing but charges without a price' }),
  not_final_cost: orNull(Money, { description: 'The part whose days may still change' }),
  share: orNull(Ratio, { description: 'Of the total; null unless that is above zero' }),
  tokens: orNull(Money),
  requests: orNull(Money),
  charges: Type.Integer(),
  unpriced_charges: Type.Integer({ description: 'Charges without a price; they are in no cost' }),
  cost_per_1k_tokens: orNull(Money),
  cost_per_request: orNull(Money),
  cache_hit_share: orNull(Ratio, {
    description: 'Cached input tokens of all input tokens, of services that tell them apart; null: none does',
  }),
  compared_cost: orNull(Money, { description: 'Of the known days that are compared; today is not among them' }),
  previous_cost: orNull(Money, { description: 'Of the known days before' }),
  ...CHANGE,
};

const Row = Type.Object(
  {
    id: Type.String({ description: 'As the ledger names it' }),
    value: Type.String({ description: 'As people name it; empty: nobody said' }),
    service: Type.String({ description: 'Empty: of several' }),
    account: Type.String({ description: 'Empty: of several' }),
    ...FIGURES,
  },
  { title: 'BreakdownRow' },
);

const OneCurrency = Type.Object(
  {
    currency: Type.String(),
    total: Type.Object(FIGURES, { description: 'What the rows and other add up to' }),
    rows: Type.Array(Row),
    other: orNull(Type.Object({ ...FIGURES, rows: Type.Integer() }), { description: 'All that is beyond limit' }),
    sources: Type.Array(Type.Object({ source: Source, billed_cost: orNull(Money), share: orNull(Ratio) })),
    entered_for_later_days: Money,
  },
  { description: 'entered_for_later_days stands on days of the range that have not begun, and in no other figure' },
);

export const BreakdownAnswer = Type.Object(
  {
    by: Type.Enum([...BREAKDOWNS]),
    ...SHOWN_DAYS,
    compared: orNull(Type.Object(COMPARED_DAYS), { description: 'null: no day is over yet' }),
    currencies: Type.Array(OneCurrency),
  },
  { title: 'Breakdown' },
);

export function currencyItem({ currency, total, rows, other, sources, enteredForLaterDays }: CurrencyBreakdown) {
  return {
    currency,
    total: figuresItem(total),
    rows: rows.map((row) => ({ ...keyItem(row), ...figuresItem(row) })),
    other: other && { ...figuresItem(other), rows: other.rowCount },
    sources: sources.map(({ source, billedCost, share }) => ({ source, billed_cost: billedCost, share })),
    entered_for_later_days: enteredForLaterDays,
  };
}

function keyItem({ id, value, service, account }: BreakdownKey) {
  return { id, value, service, account };
}

function figuresItem(figures: Figures) {
  return {
    billed_cost: figures.billedCost,
    not_final_cost: figures.notFinalCost,
    share: figures.share,
    tokens: figures.tokens,
    requests: figures.requests,
    charges: figures.charges,
    unpriced_charges: figures.unpricedCharges,
    cost_per_1k_tokens: figures.costPer1kTokens,
    cost_per_request: figures.costPerRequest,
    cache_hit_share: figures.cacheHitShare,
    compared_cost: figures.comparedCost,
    previous_cost: figures.previousCost,
    ...changeFields(figures),
  };
}
