import { CATEGORIES, type Category, type StoredBudget } from '../../../alerting/channelRules';

/** What a channel is told, as a sentence: "Budgets (Production, Research), anomalies". */
export function subscriptionWords(categories: readonly Category[], budgets: readonly string[]): string {
  if (categories.length === 0) return 'Nothing yet';
  const words = categories.map((category) =>
    category === 'budget' && budgets.length > 0
      ? `${CATEGORIES.budget.label} (${budgets.join(', ')})`
      : CATEGORIES[category].label,
  );
  return words.map((word, place) => (place === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1))).join(', ');
}

/** What is known of a budget without asking: its name where that was kept, "budget 7" where its id was. */
export function nameOf(budget: StoredBudget): string {
  return typeof budget === 'number' ? `budget ${budget}` : budget;
}

export function goneWords(gone: readonly StoredBudget[]): string {
  const names = gone.map((budget) => (typeof budget === 'number' ? nameOf(budget) : `“${budget}”`));
  return `Nothing is told of what is not there any more: ${names.join(', ')}.`;
}
