import { STATE_LOOKS, stateOf } from '../../../components/budget/levels';
import type { BudgetStatus } from '../useSpending';

/** The budget of everything comes first, because it answers the question; then those that are worst off. */
export function byWeight(statuses: readonly BudgetStatus[]): BudgetStatus[] {
  return [...statuses].sort(
    (a, b) =>
      Number(b.scope === 'everything') - Number(a.scope === 'everything') ||
      b.level - a.level ||
      b.used_ratio - a.used_ratio ||
      a.budget_id - b.budget_id,
  );
}

/** `2 others: 1 warning, 1 on track.`; of budgets in the order of their weight. */
export function othersSentence(others: readonly BudgetStatus[]): string {
  if (others.length === 0) return 'It is the only budget.';
  const counts = new Map<string, number>();
  for (const status of others) counts.set(labelOf(status), (counts.get(labelOf(status)) ?? 0) + 1);
  const words = [...counts].map(([label, count]) => `${count} ${label}`).join(', ');
  return `${others.length === 1 ? '1 other' : `${others.length} others`}: ${words}.`;
}

function labelOf({ level, used_ratio: usedRatio, exhausted_on: on, exhausted_by: by }: BudgetStatus): string {
  return STATE_LOOKS[stateOf({ level, usedRatio, runsOut: on !== null && by !== 'passed' })].label.toLowerCase();
}
