import { BUDGET } from '../overview.testkit';
import { byWeight, othersSentence } from './leadingBudgets';

const budget = (over: object) => ({ ...BUDGET, ...over }) as never;

test('the budget of everything leads, then those that are worst off', () => {
  const list = [
    budget({ budget_id: 1, scope: 'account a', level: 1, used_ratio: 0.9 }),
    budget({ budget_id: 2, scope: 'account b', level: 2, used_ratio: 0.5 }),
    budget({ budget_id: 3 }),
    budget({ budget_id: 4, scope: 'account c', level: 1, used_ratio: 0.95 }),
  ];
  expect(byWeight(list).map(({ budget_id: id }) => id)).toEqual([3, 2, 4, 1]);
});

test('the others are counted by how they stand', () => {
  expect(othersSentence([])).toBe('It is the only budget.');
  expect(othersSentence([budget({ level: 1 })])).toBe('1 other: 1 warning.');
  expect(othersSentence([budget({ level: 1 }), budget({}), budget({ level: 1 })])).toBe(
    '3 others: 2 warning, 1 on track.',
  );
});
