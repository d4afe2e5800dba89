import type { Decimal } from '../../domain/decimal.js';
import type { AlertText, Fact, MailContent } from '../../domain/notification.js';
import type { MonthForecast } from '../../store/digest/figures.js';
import { centsOf, centsText, centsThatAddUp, signedCents } from './cents.js';
import type { CostChange, Movers } from './costChange.js';
import type { DigestFigures } from './readDigest.js';

const MOST_BUDGETS = 10;
const MOST_NAMED = 10;

/** The summary as a mail says it. It depends on the figures alone. */
export function digestContent(figures: DigestFigures): MailContent {
  const { span, costs } = figures;
  const sums = costs.map(({ billedCost, currency }) => `${money(billedCost)} ${currency}`);
  const sections = [
    ...costs.flatMap((cost) => costSections(figures, cost)),
    section('Not read to the end', missingText(figures.notRead), []),
    forecastSection(figures),
    budgetSection(figures),
    anomalySection(figures),
  ];
  return {
    category: 'digest',
    severity: '',
    title: `${KINDS[span.period]} ${spanText(figures)}: ${sums.length === 0 ? 'no costs' : sums.join(', ')}`,
    alerts: sections.filter(({ description, facts }) => description !== '' || facts.length > 0),
    more: 0,
    note: 'Days are UTC days, amounts are rounded to cents. Costs of the period are as they were known when this was written.',
  };
}

const KINDS = { weekly: 'Costs of the week', monthly: 'Costs of the month' } as const;

function section(heading: string, description: string, facts: readonly Fact[]): AlertText {
  return { severity: '', heading, description, facts };
}

function spanText({ span: { period, first, last } }: DigestFigures): string {
  return period === 'monthly' ? first.slice(0, 7) : `${first} to ${last}`;
}

function costSections({ span }: DigestFigures, cost: CostChange): AlertText[] {
  const { currency, billedCost, notFinalCost, unpricedCharges, accounts, models } = cost;
  const facts: Fact[] = [
    ['Cost', `${money(billedCost)} ${currency}`],
    ['Period before', `${money(cost.previousCost)} ${currency} (${span.previousFirst} to ${span.previousLast})`],
  ];
  const change = changeInCents(cost);
  if (change !== null) facts.push(['Change', `${signedCents(change)} ${currency}${shareText(cost)}`]);
  if (centsOf(notFinalCost) !== 0n) {
    facts.push(['Not final', `${money(notFinalCost)} ${currency}: the provider may still correct it`]);
  }
  if (unpricedCharges > 0)
    facts.push([
      'Without a price',
      `${unpricedCharges} ${unpricedCharges === 1 ? 'charge' : 'charges'}, not in the cost`,
    ]);
  const moved = (what: string, movers: Movers): AlertText =>
    section(`What changed, by ${what} (${currency})`, '', change === null ? [] : moverFacts(movers, change));
  return [section(`Cost in ${currency}`, '', facts), moved('account', accounts), moved('model', models)];
}

/** Of the amounts as they are shown, so that the reader's own subtraction comes to the same. */
function changeInCents({ billedCost, previousCost }: CostChange): bigint | null {
  return billedCost === null || previousCost === null ? null : centsOf(billedCost) - centsOf(previousCost);
}

function shareText({ change, previousCost }: CostChange): string {
  const share = Number(change) / Number(previousCost);
  if (!Number.isFinite(share) || Number(previousCost) <= 0) return '';
  return ` (${share > 0 ? '+' : ''}${(share * 100).toFixed(1)} %)`;
}

/** The changes that are shown add up to the change of the whole. */
function moverFacts({ told, others }: Movers, total: bigint): Fact[] {
  if (told.length === 0) return [];
  const parts = [...told, ...(others.count > 0 ? [others] : [])];
  const cents = centsThatAddUp(
    parts.map(({ change }) => change),
    total,
  );
  const facts = parts.map((part, index): Fact => {
    const change = signedCents(cents[index] ?? 0n);
    if ('count' in part) return [part.count === 1 ? '1 other' : `${part.count} others`, change];
    return [part.name, `${change} (${money(part.previousCost)} before, now ${money(part.billedCost)})`];
  });
  return [...facts, ['In all', signedCents(total)]];
}

function missingText(accounts: readonly string[]): string {
  if (accounts.length === 0) return '';
  const named = accounts.slice(0, MOST_NAMED).join(', ');
  const more = accounts.length - MOST_NAMED;
  return `Costs are missing, because these accounts could not be read since: ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}

function forecastSection({ forecasts }: DigestFigures): AlertText {
  const facts = forecasts.flatMap((forecast): Fact[] => [
    [`In ${forecast.currency}`, forecastText(forecast)],
    [`How sure (${forecast.currency})`, scoreText(forecast)],
  ]);
  return section(`Forecast until ${forecasts[0]?.lastDay ?? 'the end of the month'}`, '', facts);
}

function forecastText({ confidence, expected, lower80, upper80, spent }: MonthForecast): string {
  const [whole, low, high, known] = [expected, lower80, upper80, spent].map(roundly);
  if (confidence === 'none') return `${whole} if nothing changes, ${known} so far`;
  return `${whole} (${low} to ${high} in 80 of 100 cases), ${known} so far`;
}

function scoreText({ confidence, judged, meanError, ownError }: MonthForecast): string {
  if (confidence === 'none') return 'fewer than 14 days are known: a run rate, no forecast';
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  if (meanError !== null) {
    return `confidence ${confidence}; ${judged} forecasts of 30 days were on average ${percent(meanError)} off`;
  }
  if (ownError === null) return `confidence ${confidence}; no track record yet`;
  return `confidence ${confidence}; repeated in its own past, typically ${percent(ownError)} off`;
}

function budgetSection({ budgets }: DigestFigures): AlertText {
  const facts = budgets.slice(0, MOST_BUDGETS).map((budget): Fact => {
    const used = `${(budget.usedRatio * 100).toFixed(1)} % used, ${money(budget.spent)} of ${money(budget.limit)} ${budget.currency}`;
    return [budget.budget, `${budget.severity}: ${used}, until ${budget.periodLast}`];
  });
  const more = budgets.length - MOST_BUDGETS;
  return section('Budgets that have reached a threshold', more > 0 ? `The worst of ${budgets.length}:` : '', facts);
}

function anomalySection({ anomalies: { open, newest } }: DigestFigures): AlertText {
  const facts = newest.map(({ account, model, day, severity, sentence }): Fact => {
    const where = model === null ? account : `${account}, ${model === '' ? 'no model' : model}`;
    return [`${day} ${where}`, `${severity}: ${sentence}`];
  });
  return section('Unusual costs that are open', open > newest.length ? `The newest of ${open}:` : '', facts);
}

function money(amount: Decimal | null): string {
  return amount === null ? 'unknown' : centsText(centsOf(amount));
}

/** Estimates; nothing that is billed passes here. */
function roundly(value: number): string {
  return centsText(BigInt(Math.round(value * 100)));
}
