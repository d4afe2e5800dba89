import type { CallAnswer } from '../../../api/calls';
import { formatMoney } from '../../../components/money/money';

type Budget = CallAnswer<'GET /api/budgets'>['items'][number];
type Firing = CallAnswer<'POST /api/budgets/backtest'>['firings'][number];

/** "At 70 %, 90 % and 100 % of $500.00, at $400.00, when 80 % sure to pass the limit" */
export function thresholdWords({ thresholds, limit, currency }: Budget): string {
  if (thresholds.length === 0) return 'Never: it has no threshold';
  const valuesOf = (kind: string) =>
    thresholds.filter((threshold) => threshold.kind === kind).map(({ value }) => value);
  const percents = valuesOf('percent').map((value) => `${value} %`);
  const amounts = valuesOf('amount').map((value) => formatMoney(Number(value), currency));
  const words = [
    ...(percents.length > 0 ? [`at ${listed(percents)} of ${formatMoney(Number(limit), currency)}`] : []),
    ...(amounts.length > 0 ? [`at ${listed(amounts)}`] : []),
    ...valuesOf('forecast').map((value) => `when the limit will be passed with a probability of ${value} %`),
  ];
  const sentence = words.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** "3 times: 70 % on 2026-11-12, …" */
export function firingWords(firings: readonly Firing[], currency: string): string {
  if (firings.length === 0) return 'It would have stayed silent.';
  const each = firings.map(({ day, kind, value }) => {
    const at = kind === 'percent' ? `${value} %` : formatMoney(Number(value), currency);
    return `${at} on ${day}`;
  });
  const times = firings.length === 1 ? 'once' : `${firings.length} times`;
  return `It would have spoken ${times}: ${each.join(', ')}.`;
}

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
