import { formatMoney } from '../../components/money/money';
import { formatDate, formatMoment } from './days';
import type { Band, Forecast, ForecastDay } from './model/forecast';
import { unpricedWords } from './model/notices';
import type { Part } from './model/part';

/** The name of a stack; charges that name none are told apart by saying so. */
export function stackName(stack: string): string {
  return stack || '(not named)';
}

/** "$12.00", "$12.00; 2 charges have no price" or "no price" */
export function costWords({ cost, unpriced }: Part, currency: string): string {
  if (cost === null) return 'no price';
  return unpriced > 0 ? `${formatMoney(cost, currency)}; ${unpricedWords(unpriced)}` : formatMoney(cost, currency);
}

/** "entered by Ann on Nov 3, 2026, 14:05 UTC" */
export function entryWords({ enteredBy, enteredAt }: Part): string {
  const who = enteredBy.length > 0 ? ` by ${enteredBy.join(', ')}` : '';
  const when = enteredAt === null ? '' : ` on ${formatMoment(enteredAt)}`;
  return who || when ? `entered${who}${when}` : '';
}

/** "was $410.00 until Nov 3, 2026" */
export function revisionWords({ revision }: Part, currency: string): string {
  if (!revision) return '';
  const { previousCost, revisedAt, rows } = revision;
  const before = previousCost === null ? 'had no price' : `was ${formatMoney(previousCost, currency)}`;
  const date = formatDate(revisedAt);
  return rows === 1 ? `${before} until ${date}` : `${before} before ${rows} changes, the last on ${date}`;
}

/** Notes, who entered it, what it was: each one a sentence of its own. */
export function detailWords(part: Part, currency: string): string[] {
  return [...part.notes, entryWords(part), revisionWords(part, currency)].filter((text) => text !== '');
}

/** "80 %: $8.00 to $12.00" for each band that there is. */
export function bandWords({ band80, band95 }: ForecastDay, currency: string): string[] {
  const words = (share: number, band: Band | null) =>
    band ? [`${share} %: ${formatMoney(band[0], currency)} to ${formatMoney(band[1], currency)}`] : [];
  return [...words(80, band80), ...words(95, band95)];
}

/** "holt-winters, made on Nov 3, 2026, 04:00 UTC" */
export function methodWords({ methods, madeAt }: Forecast): string {
  return [methods.join(', '), madeAt === null ? '' : `made on ${formatMoment(madeAt)}`].filter(Boolean).join(', ');
}
