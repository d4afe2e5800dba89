import { CATEGORIES, rulesOf, subscriptionOf, type Category } from './channelRules';
import { RULES } from './rules.gen';

const ALL = Object.keys(CATEGORIES) as Category[];
const RECEIVER = 'AI cost: team';

interface Query {
  readonly datasourceUid: string;
  readonly model: { readonly rawSql?: string };
}

const sqlOf = (rule: object) => (rule as { data: Query[] }).data.flatMap(({ model }) => model.rawSql ?? []);

test('a channel that wants everything gets every rule of the files, sent to its contact point alone', () => {
  const rules = rulesOf('team', RECEIVER, { categories: ALL, budgets: [] });
  expect(rules).toHaveLength(RULES.length);
  for (const rule of rules) expect(rule.notification_settings).toMatchObject({ receiver: RECEIVER });
  expect(rules.map(sqlOf)).toEqual(RULES.map(({ rule }) => sqlOf(rule)));
});

test('titles name the channel, because Grafana takes each only once in a folder', () => {
  const both = ['team', 'boss'].flatMap((name) => rulesOf(name, RECEIVER, { categories: ALL, budgets: [] }));
  expect(new Set(both.map(({ title }) => title)).size).toBe(both.length);
});

test('a channel hears only of what it wants', () => {
  const rules = rulesOf('team', RECEIVER, { categories: ['anomaly'], budgets: [] });
  expect(new Set(rules.map(({ labels }) => labels.category))).toEqual(new Set(['anomaly']));
});

test('a choice of budgets narrows the rules of budgets, by what stays when a budget is renamed', () => {
  const rules = rulesOf('team', RECEIVER, { categories: ['budget', 'system'], budgets: [3, 7] });
  for (const rule of rules)
    for (const sql of sqlOf(rule)) {
      if (rule.labels.category === 'budget') expect(sql).toMatch(/from report\.\w+ where budget_id in \(3, 7\)$/);
      else expect(sql).not.toContain('where budget_id in');
    }
});

test.each([
  [{ categories: ALL, budgets: [] }],
  [{ categories: ['budget' as const], budgets: [3, 7] }],
  [{ categories: ['anomaly' as const, 'system' as const], budgets: [] }],
])('what a channel wants is read back from its rules: %j', (subscription) => {
  expect(subscriptionOf(rulesOf('team', RECEIVER, subscription))).toEqual(subscription);
});

test('the names in a channel of an older version are still read', () => {
  const labels = { category: 'budget', aicost_budgets: '["Production"]' };
  const [rule] = rulesOf('team', RECEIVER, { categories: ['budget'], budgets: [] });
  expect(subscriptionOf(rule ? [{ ...rule, labels }] : [])).toEqual({
    categories: ['budget'],
    budgets: ['Production'],
  });
});
