import type { Day } from '../../../src/domain/day.js';
import type { SimulatedAccount, World } from '../world.js';
import type { Query } from './query.js';
import { Refusal } from './refusal.js';

/** An authorised request to a provider. */
export interface Call {
  readonly world: World;
  readonly account: SimulatedAccount;
  /** The provider's clock. */
  readonly asOf: string;
  readonly asOfDay: Day;
  /** Without the provider's prefix. */
  readonly path: string;
  readonly query: Query;
  readonly header: (name: string) => string | undefined;
}

interface LimitRule {
  readonly fallback: number;
  readonly maximum: number;
  /** Why the maximum is what it is, for the message: `for bucket_width=1d`. */
  readonly reason?: string;
}

/** The `limit` of a call; 400 naming the maximum when it is not an integer from 1 to there. */
export function limitOf(call: Call, rule: LimitRule): number {
  const text = call.query.one('limit');
  if (text === undefined) return rule.fallback;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= rule.maximum) return limit;
  const reason = rule.reason === undefined ? '' : ` ${rule.reason}`;
  throw new Refusal(400, `limit: must be between 1 and ${rule.maximum}${reason}, got ${text}`, { param: 'limit' });
}

/** The asked grouping; 400 when a name is not one of `allowed`. */
export function groupingOf(call: Call, allowed: readonly string[]): string[] {
  const names = [...new Set((call.query.list('group_by') ?? []).filter((name) => name !== ''))];
  const unknown = names.find((name) => !allowed.includes(name));
  if (unknown !== undefined) {
    throw new Refusal(400, `group_by: ${unknown} is not one of ${allowed.join(', ')}`, { param: 'group_by' });
  }
  return names;
}
