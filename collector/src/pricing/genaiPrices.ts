import { calcPrice, findProvider, type ModelPrice, type PriceCalculation } from '@pydantic/genai-prices';
import type { Day } from '../domain/day.js';
import { parseDecimal, type Decimal } from '../domain/decimal.js';
import { modelSpellings, vendorOf } from './modelName.js';
import type { PriceBook, PriceQuery, TokenKind, TokenPrice } from './priceBook.js';

/** The release whose data are the book; a test holds it to the installed package. */
export const GENAI_PRICES_VERSION = '0.1.8';

/** A kind of token without a price of its own costs what the next key says: the providers bill it as plain input. */
const PRICE_KEYS: Readonly<Record<TokenKind, readonly string[]>> = {
  input: ['input_mtok'],
  output: ['output_mtok'],
  cache_read: ['cache_read_mtok', 'input_mtok'],
  cache_write: ['cache_write_mtok', 'input_mtok'],
};

/** Provider names of the OpenTelemetry conventions that the package does not recognise, or takes for another seller. */
const SELLERS: ReadonlyMap<string, string> = new Map([
  ['azure.ai.openai', 'azure'],
  ['azure.ai.inference', 'azure'],
  ['az.ai.openai', 'azure'],
  ['az.ai.inference', 'azure'],
  ['x_ai', 'x-ai'],
  ['moonshot_ai', 'moonshotai'],
]);

/**
 * The prices that come inside the package `@pydantic/genai-prices`: no network, no update behind our back.
 *
 * A day's sum of tokens says nothing about single requests, so a price that rises with the length of a request counts
 * with its base tier, and a price that changes with the hour counts as at noon UTC (outside the hours of discount and
 * of surcharge of the only provider that has them).
 */
export const genaiPrices: PriceBook = {
  price({ provider, model, tokenKind, day }: PriceQuery): TokenPrice | null {
    const entry = findEntry(provider, model, day);
    const perMillion = entry && unitPrice(entry.model_price, tokenKind);
    if (!entry || !perMillion) return null;
    const alias = entry.model.id === model ? '' : `, as ${entry.model.id}`;
    return { perMillion, currency: 'USD', origin: `genai-prices ${GENAI_PRICES_VERSION}, ${day}${alias}` };
  },
};

/** The first entry that any of the model's names has with any seller that may be meant. */
function findEntry(provider: string, model: string, day: Day): PriceCalculation | null {
  const sellers = sellersOf(provider, model);
  const timestamp = new Date(`${day}T12:00:00Z`);
  for (const spelling of modelSpellings(model)) {
    for (const seller of sellers) {
      // Without usage nothing is calculated: the unit prices of the entry are all we take.
      const entry = calcPrice({}, spelling, seller === '' ? { timestamp } : { providerId: seller, timestamp });
      if (entry) return entry;
    }
  }
  return null;
}

/**
 * Ids of the sellers to ask, '' for whoever makes the model. A provider that the book does not know has no price here:
 * the model may run on one's own machine, where its maker's price would be wrong.
 */
function sellersOf(provider: string, model: string): string[] {
  const isNamed = provider !== '' && provider !== '_OTHER';
  const given = isNamed ? sellerId(provider) : '';
  if (given === null) return [];
  const vendor = vendorOf(model);
  const vendorId = vendor === null ? null : sellerId(vendor);
  return vendorId === null ? [given] : [given, vendorId];
}

function sellerId(name: string): string | null {
  return SELLERS.get(name.toLowerCase()) ?? findProvider({ providerId: name })?.id ?? null;
}

/** A price as the decimal text of its literal in the data, which is the shortest text of the double it became. */
function unitPrice(prices: ModelPrice, tokenKind: TokenKind): Decimal | null {
  const price = PRICE_KEYS[tokenKind].map((key) => prices[key]).find((value) => value !== undefined);
  if (price === undefined) return null;
  const base = typeof price === 'number' ? price : price.base;
  return parseDecimal(String(base))?.value ?? null;
}
