/** What a meter counts or charges; `other` is anything but tokens of these kinds, '' is a meter nobody named. */
export type MeterKind = 'input' | 'cache_read' | 'cache_write' | 'output' | 'other' | '';

const KINDS: readonly (readonly [RegExp, MeterKind])[] = [
  [/\b(output|completion)s?\b/, 'output'],
  [/\bcache (write|creation)\b/, 'cache_write'],
  [/\b(cache|cached)\b/, 'cache_read'],
  [/\b(input|prompt)s?\b/, 'input'],
];

/** The kind of a meter, however its provider, a file or a program spells it: `Cached Input Tokens`, `cache_read_tokens`. */
export function meterKind(skuMeter: string): MeterKind {
  if (skuMeter === '') return '';
  const words = skuMeter.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
