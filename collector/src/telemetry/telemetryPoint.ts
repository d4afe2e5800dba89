import type { Day } from '../domain/day.js';
import type { Decimal } from '../domain/decimal.js';
import type { Temporality } from './otlpRequest.js';

/** US dollars, as Claude Code itself computed them at list prices. */
export const CLAUDE_COST = 'claude_code.cost.usage';
export const CLAUDE_TOKENS = 'claude_code.token.usage';
/** Tokens of any application that follows the OpenTelemetry conventions for generative AI. */
export const GEN_AI_TOKENS = 'gen_ai.client.token.usage';

export type MetricName = typeof CLAUDE_COST | typeof CLAUDE_TOKENS | typeof GEN_AI_TOKENS;

export type TokenKind = 'input' | 'output' | 'cache_read' | 'cache_write';

/**
 * What amounts are summed by. '' means "not given". People (user, e-mail, session, account and organisation ids) are
 * left out on purpose: they are nobody's business in a ledger of costs, and there are too many of them.
 */
export interface AmountLabels {
  readonly metric: MetricName;
  /** The account that the sender named in the resource attribute `aicost.account`. */
  readonly accountName: string | null;
  readonly application: string;
  readonly provider: string;
  readonly model: string;
  /** null for money. */
  readonly tokenKind: TokenKind | null;
  readonly operation: string;
}

/** One data point of one of our metrics. Its labels follow from its series. Times are Unix nanoseconds. */
export interface TelemetryPoint extends AmountLabels {
  readonly temporality: Temporality;
  /** SHA-256 of everything that tells this stream from others, people included; see `seriesKey.ts`. */
  readonly seriesKey: string;
  readonly start: bigint;
  readonly time: bigint;
  /** US dollars or tokens, zero or more. */
  readonly value: Decimal;
  /** The UTC day of `time`. */
  readonly day: Day;
}
