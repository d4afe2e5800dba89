import type { Definition } from '../running';
import { type BudgetNode, budgetTree } from './budgetTree';

const names = {
  service: (id: string) => ({ openai: 'OpenAI', anthropic: 'Anthropic' })[id] ?? id,
  account: (id: number) => ({ name: `account-${id}`, serviceId: id === 9 ? null : 'openai' }),
};

function budget(name: string, scope: Partial<Definition> = {}): Definition {
  const all = { service_id: null, account_id: null, model: null, project: null, tag: null };
  return { ...all, name, ...scope } as Definition;
}

/** One line a node: how deep it stands, its label, and its budgets. */
function lines({ label, budgets, children }: BudgetNode, depth = 0): string[] {
  const own = `${'-'.repeat(depth)}${label}: ${budgets.map(({ name }) => name).join(' ')}`;
  return [own.trim(), ...children.flatMap((child) => lines(child, depth + 1))];
}

test('a budget stands below what it is a part of', () => {
  const tree = budgetTree(
    [
      budget('everything'),
      budget('gpt', { account_id: 2, model: 'gpt-5' }),
      budget('openai', { service_id: 'openai' }),
      budget('lab', { account_id: 2 }),
      budget('lab twice', { account_id: 2, service_id: 'openai' }),
      budget('search', { tag: { key: 'team', value: 'search' }, project: 'web' }),
      budget('claude', { service_id: 'anthropic' }),
    ],
    names,
  );
  expect(lines(tree)).toEqual([
    'All services: everything',
    '-Anthropic: claude',
    '-OpenAI: openai',
    '--Account account-2: lab lab twice',
    '---Model gpt-5: gpt',
    '-Project web, Tag team=search: search',
  ]);
});

test('an account whose service nobody knows any more stands below all', () => {
  expect(lines(budgetTree([budget('old', { account_id: 9 })], names))).toEqual([
    'All services:',
    '-Account account-9: old',
  ]);
});

test('without budgets only the root is there', () => {
  expect(lines(budgetTree([], names))).toEqual(['All services:']);
});
