import { RULES } from './rules.gen';

export const CATEGORIES = {
  budget: { label: 'Budgets', meaning: 'A threshold is reached, or a budget will be used up within 7 days' },
  anomaly: { label: 'Anomalies', meaning: 'A day costs more than expected, or requests rise without cost' },
  system: {
    label: 'Figures',
    meaning:
      'Data is stale, a sync fails, a key is refused, a price is missing, the past changes, the ledger does not add up',
  },
} as const;

export type Category = keyof typeof CATEGORIES;

/** What a channel is told. */
export interface Subscription<Budget = number> {
  readonly categories: readonly Category[];
  /** Ids of budgets, which stay when one is renamed; empty is all. Only the category of budgets is narrowed by them. */
  readonly budgets: readonly Budget[];
}

/** The id of a budget, or its name in a channel that was saved before ids were kept. */
export type StoredBudget = number | string;

/** A rule as Grafana's provisioning API takes it. */
export interface AlertRule {
  readonly title: string;
  readonly isPaused: boolean;
  /** Grafana's own; a rule that keeps it keeps its state. */
  readonly uid?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly [setting: string]: unknown;
}

export interface RuleGroup {
  readonly title: string;
  readonly folderUid: string;
  /** Seconds. */
  readonly interval: number;
  readonly rules: readonly AlertRule[];
}

/** What the rules of the files say, in the words of the API. */
interface RuleSource {
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly data: readonly { readonly model: object }[];
  readonly notification_settings: object;
  readonly [setting: string]: unknown;
}

const SOURCES: readonly RuleSource[] = RULES.map(({ rule }) => rule);

/** The label by which the subscription of a group is read back. */
export const BUDGETS_LABEL = 'aicost_budgets';

/** The rules of one channel: those of the files, sent to its contact point alone. */
export function rulesOf(channel: string, receiver: string, { categories, budgets }: Subscription): AlertRule[] {
  return SOURCES.filter(({ labels }) => categories.includes(labels.category as Category)).map((rule) => {
    const isNarrowed = rule.labels.category === 'budget' && budgets.length > 0;
    return {
      ...rule,
      title: `${rule.title} (${channel})`,
      isPaused: false,
      labels: { ...rule.labels, channel, ...(isNarrowed ? { [BUDGETS_LABEL]: JSON.stringify(budgets) } : {}) },
      data: isNarrowed ? rule.data.map((query) => narrowed(query, budgets)) : rule.data,
      notification_settings: { ...rule.notification_settings, receiver },
    };
  });
}

/** What a channel was told to send, read back from its rules. */
export function subscriptionOf(rules: readonly AlertRule[]): Subscription<StoredBudget> {
  const categories = Object.keys(CATEGORIES) as Category[];
  const budgets = rules.map(({ labels }) => labels[BUDGETS_LABEL]).find((text) => text !== undefined);
  return {
    categories: categories.filter((category) => rules.some(({ labels }) => labels.category === category)),
    budgets: budgets === undefined ? [] : (JSON.parse(budgets) as StoredBudget[]),
  };
}

/** Queries of budgets end with the name of their view, so that a condition can follow. */
function narrowed(query: RuleSource['data'][number], budgets: readonly number[]): RuleSource['data'][number] {
  if (!('rawSql' in query.model)) return query;
  const rawSql = `${String(query.model.rawSql)} where budget_id in (${budgets.join(', ')})`;
  return { ...query, model: { ...query.model, rawSql } };
}
