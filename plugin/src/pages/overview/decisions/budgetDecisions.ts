import { STATE_LOOKS, stateOf, type BudgetState } from '../../../components/budget/levels';
import { usedPercent } from '../../../components/budget/sentences';
import { formatDays } from '../../../components/days/days';
import { money } from '../../forecast/words';
import { pageUrl } from '../../routes';
import type { BudgetStatus } from '../useSpending';
import type { Decision, Urgency } from './decision';

const URGENCY: Readonly<Record<BudgetState, Urgency | null>> = {
  'on track': null,
  'may run out': 'soon',
  warning: 'soon',
  critical: 'now',
  'over the limit': 'now',
  emergency: 'now',
};

/** Budgets that reached a threshold, are used up, or will not last; the most used first. */
export function budgetDecisions(statuses: readonly BudgetStatus[]): Decision[] {
  const mostUsedFirst = [...statuses].sort((a, b) => b.used_ratio - a.used_ratio);
  return mostUsedFirst.flatMap((status) => {
    const runsOut = status.exhausted_on !== null && status.exhausted_by !== 'passed';
    const state = stateOf({ level: status.level, usedRatio: status.used_ratio, runsOut });
    const urgency = URGENCY[state];
    return urgency === null ? [] : [decisionOf(status, STATE_LOOKS[state].label, urgency)];
  });
}

function decisionOf(status: BudgetStatus, label: string, urgency: Urgency): Decision {
  const { budget_id: id, budget, currency, spent, limit, used_ratio: usedRatio } = status;
  return {
    key: `budget ${id}`,
    urgency,
    what: `Budget ${budget}: ${label.toLowerCase()}, ${usedPercent({ usedRatio })} used`,
    why: `${money(spent, currency)} of ${money(limit, currency)}. ${endSentence(status)}`,
    href: pageUrl('budgets', { budget: id }),
    action: 'Open the budget',
  };
}

function endSentence(status: BudgetStatus): string {
  const { exhausted_on: on, exhausted_by: by, exhausted_on_earliest: earliest, exhausted_on_latest: latest } = status;
  if (on === null) return `${status.days_left} days left; by what is known it lasts.`;
  if (by === 'passed') return `The limit was reached on ${formatDays(on)}.`;
  const range = earliest !== null && latest !== null && earliest < latest ? ` (${formatDays(earliest, latest)})` : '';
  return `By the ${by} the money ends on ${formatDays(on)}${range}.`;
}
