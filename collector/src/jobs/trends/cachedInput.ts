import { meterKind } from '../../domain/tokenKind.js';
import { sumDecimals, type Decimal } from '../../domain/decimal.js';
import type { BreakdownKey } from '../../store/analytics/breakdownKeys.js';
import type { MeterTokens, TokenMeter } from '../../store/analytics/inputTokens.js';
import { keyText } from './keyText.js';

/** Input tokens behind one key, of those who tell which of them came from a cache. */
export interface InputTokens {
  readonly inputTokens: Decimal;
  readonly cachedTokens: Decimal;
}

const INPUT_KINDS: readonly string[] = ['input', 'cache_read', 'cache_write'];

/**
 * Input tokens by the text of their key. A service tells cached input apart when it has ever named some; what others call
 * input may hold cached tokens, so it is left out.
 */
export function cachedInput(meters: readonly TokenMeter[], tokens: readonly MeterTokens[]): Map<string, InputTokens> {
  const tellers = new Set(meters.filter(isCached).map(tellerOf));
  const found = new Map<string, MeterTokens[]>();
  for (const each of tokens) {
    if (!tellers.has(tellerOf(each)) || !INPUT_KINDS.includes(meterKind(each.skuMeter))) continue;
    const key = keyText(each satisfies BreakdownKey);
    const ofKey = found.get(key);
    if (ofKey) ofKey.push(each);
    else found.set(key, [each]);
  }
  const sums = (some: readonly MeterTokens[]): InputTokens => ({
    inputTokens: sumDecimals(some.map((each) => each.tokens)),
    cachedTokens: sumDecimals(some.filter(isCached).map((each) => each.tokens)),
  });
  return new Map(Array.from(found, ([key, some]) => [key, sums(some)]));
}

function isCached({ skuMeter }: TokenMeter): boolean {
  return meterKind(skuMeter) === 'cache_read';
}

function tellerOf({ serviceId, source }: TokenMeter): string {
  return `${source} ${serviceId}`;
}
