import { formatChange } from '../../../components/anomaly/change';
import { formatMoney, userLocale } from '../../../components/money/money';
import type { Anomaly, Explanation } from '../anomaly';

const percent = new Intl.NumberFormat(userLocale(), {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** What a reader must know to check the bridge, and what it does not show: new names, and the share of the cache. */
export function explanationNotes({ expected, currency }: Anomaly, explanation: Explanation): string[] {
  const { before, baseline_days: days, cache_shares: caches, first_seen: firstSeen } = explanation;
  const usual = `Usual is what the same weekdays cost in the weeks before (${days} days): ${money(before, currency)}`;
  return [
    ...(firstSeen.length === 0
      ? []
      : [`Never seen before: ${firstSeen.map(({ kind, name }) => `${kind} ${name}`).join(', ')}`]),
    ...caches.map((cache) => cacheSentence(cache, currency)),
    `${usual}. The detector, which also knows the rhythm of the week, expected ${money(expected, currency)}`,
  ];
}

type CacheShare = Explanation['cache_shares'][number];

function cacheSentence(
  { model, share_before: before, share_after: after, effect }: CacheShare,
  currency: string,
): string {
  const verb = after < before ? 'fell' : 'rose';
  const shares = `from ${percent.format(before)} to ${percent.format(after)}`;
  return `Cached input of ${model ?? 'all models'} ${verb} ${shares}: ${formatChange(Number(effect), currency)}, which is inside the steps`;
}

function money(amount: string, currency: string): string {
  return formatMoney(Number(amount), currency);
}
