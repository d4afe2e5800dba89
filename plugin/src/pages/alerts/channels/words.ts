import { CATEGORIES, type Subscription } from '../../../alerting/channelRules';

/** What a channel is told, as a sentence: "Budgets (Production, Research), anomalies". */
export function subscriptionWords({ categories, budgets }: Subscription): string {
  if (categories.length === 0) return 'Nothing yet';
  const words = categories.map((category) =>
    category === 'budget' && budgets.length > 0
      ? `${CATEGORIES.budget.label} (${budgets.join(', ')})`
      : CATEGORIES[category].label,
  );
  return words.map((word, place) => (place === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1))).join(', ');
}
