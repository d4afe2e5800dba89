import { dimensionsKey, NO_DIMENSIONS, type Charge, type ChargeDimensions } from '../domain/charge.js';
import { dayPeriod, type Day } from '../domain/day.js';
import { multiplyDecimals, sumDecimals, type Decimal } from '../domain/decimal.js';
import type { DailyAmount } from './accumulate.js';
import { CLAUDE_COST, CLAUDE_TOKENS, type TokenKind } from './telemetryPoint.js';

/** List prices of tokens by day, as a price book gives them; null when the price is not known. */
export interface TokenPrices {
  price(query: {
    readonly provider: string;
    readonly model: string;
    readonly tokenKind: TokenKind;
    readonly day: Day;
  }): { readonly perMillion: Decimal; readonly currency: 'USD'; readonly origin: string } | null;
}

/** A price is for a million tokens: six places. */
const PER_MILLION = 6;

/**
 * The charges of one account. Money that the client computed comes first: where Claude Code says what a model of an
 * application cost on a day, its tokens are mere usage. All other tokens are priced by the book, and those that it does
 * not know stay without an amount, never at zero.
 */
export function estimateCharges(amounts: readonly DailyAmount[], prices: TokenPrices): Charge[] {
  // A zero names no amount: it is also what a client says of a model whose price it does not know.
  const present = amounts.filter(({ value }) => value !== '0');
  const money = present.filter(({ metric }) => metric === CLAUDE_COST);
  const hasMoney = new Set(money.map(modelKey));
  const tokens = present.flatMap((amount) => {
    if (amount.tokenKind === null) return [];
    const isUsage = amount.metric === CLAUDE_TOKENS && hasMoney.has(modelKey(amount));
    return [tokenLot(amount, amount.tokenKind, isUsage)];
  });
  return [...money.map(clientCharge), ...joined(tokens).map((lot) => tokenCharge(lot, prices))];
}

function modelKey({ day, application, model }: DailyAmount): string {
  return JSON.stringify([day, application, model]);
}

function clientCharge(amount: DailyAmount): Charge {
  return {
    dimensions: { ...dimensionsOf(amount), xMeasure: 'cost' },
    chargePeriod: dayPeriod(amount.day),
    chargeDate: amount.day,
    billedCost: amount.value,
    xBilledCostRaw: `${amount.value} USD (${CLAUDE_COST})`,
    listCost: null,
    consumedQuantity: null,
  };
}

/** Tokens of one kind that make one charge. */
interface TokenLot {
  readonly dimensions: ChargeDimensions;
  readonly day: Day;
  readonly provider: string;
  readonly tokenKind: TokenKind;
  readonly quantity: Decimal;
}

function tokenLot(amount: DailyAmount, tokenKind: TokenKind, isUsage: boolean): TokenLot {
  return {
    dimensions: {
      ...dimensionsOf(amount),
      xMeasure: isUsage ? 'usage' : 'cost',
      skuMeter: `${tokenKind}_tokens`,
      consumedUnit: 'Tokens',
    },
    day: amount.day,
    provider: amount.provider,
    tokenKind,
    quantity: amount.value,
  };
}

/** One lot for equal dimensions: an application may report the same meter under two metrics. */
function joined(lots: readonly TokenLot[]): TokenLot[] {
  const kept = new Map<string, TokenLot>();
  for (const lot of lots) {
    const key = `${lot.day} ${dimensionsKey(lot.dimensions)}`;
    const known = kept.get(key);
    kept.set(key, known ? { ...lot, quantity: sumDecimals([known.quantity, lot.quantity]) } : lot);
  }
  return [...kept.values()];
}

function tokenCharge(lot: TokenLot, prices: TokenPrices): Charge {
  const { dimensions, day, quantity } = lot;
  const { cost, raw } = dimensions.xMeasure === 'usage' ? { cost: null, raw: '' } : priced(lot, prices);
  return {
    dimensions,
    chargePeriod: dayPeriod(day),
    chargeDate: day,
    billedCost: cost,
    xBilledCostRaw: raw,
    listCost: cost,
    consumedQuantity: quantity,
  };
}

function priced(lot: TokenLot, prices: TokenPrices): { cost: Decimal | null; raw: string } {
  const { provider, tokenKind, day, quantity } = lot;
  const tokens = `${quantity} ${tokenKind.replace('_', ' ')} tokens`;
  const price = prices.price({ provider, model: lot.dimensions.xModel, tokenKind, day });
  if (!price) return { cost: null, raw: `${tokens}, price unknown` };
  const cost = multiplyDecimals(quantity, price.perMillion, PER_MILLION)?.value ?? null;
  return { cost, raw: `${tokens} at ${price.perMillion} ${price.currency} per 1M (${price.origin})` };
}

function dimensionsOf({ application, provider, model, operation }: DailyAmount): Omit<ChargeDimensions, 'xMeasure'> {
  return {
    ...NO_DIMENSIONS,
    source: 'estimate',
    serviceName: application,
    xModel: model,
    xRequestType: operation,
    tags: provider === '' ? {} : { provider },
  };
}
