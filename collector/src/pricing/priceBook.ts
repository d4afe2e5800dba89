import type { Day } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';

/** What tokens are priced by. Cache tokens are those read from or written to a prompt cache. */
export type TokenKind = 'input' | 'output' | 'cache_read' | 'cache_write';

export interface PriceQuery {
  /** Who sold the tokens, in any usual spelling (`aws.bedrock`); '' when nobody said. */
  readonly provider: string;
  readonly model: string;
  readonly tokenKind: TokenKind;
  /** The UTC day the tokens were used on: prices change. */
  readonly day: Day;
}

/** A list price. */
export interface TokenPrice {
  /** For a million tokens. */
  readonly perMillion: Decimal;
  readonly currency: 'USD';
  /** Where the price stands, for a person who doubts it: `genai-prices 0.1.8, 2026-11-01`. */
  readonly origin: string;
}

/** List prices by day. A book that does not know a price says null, because an unknown price is not a price of zero. */
export interface PriceBook {
  price(query: PriceQuery): TokenPrice | null;
}
