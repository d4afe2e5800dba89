import React from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import type { CallAnswer } from '../../api/calls';
import { refusal, renderPage, type Answers } from '../../test/page';
import { pageUrl } from '../routes';
import { sampleDefinition } from './budgets.testkit';
import { PastPeriods } from './PastPeriods';

const PAST: CallAnswer<'GET /api/budgets/{id}/periods'> = {
  limit: '1000',
  currency: 'USD',
  items: [
    {
      ...{ first_day: '2026-10-01', last_day: '2026-10-31', spent: '1234.5', spent_not_final: '7' },
      ...{ used_ratio: 1.2345, first_cost_on: '2026-10-01' },
    },
    {
      ...{ first_day: '2026-09-01', last_day: '2026-09-30', spent: '1000', spent_not_final: '0' },
      ...{ used_ratio: 1, first_cost_on: '2026-09-20' },
    },
  ],
};

function show(answer: Answers['GET /api/budgets/{id}/periods'] = PAST) {
  const answers: Answers = { 'GET /api/budgets/{id}/periods': answer };
  return renderPage(<PastPeriods budget={sampleDefinition()} />, { url: pageUrl('budgets'), answers });
}
const open = () => fireEvent.click(screen.getByRole('button', { name: 'Past periods of Research' }));
const rowOf = async (text: string) => within((await screen.findByText(text)).closest('tr') ?? document.body);

test('past periods are asked for when somebody wants to see them, and say what was spent of the limit of today', async () => {
  const { calls } = show();
  expect(screen.getByRole('button')).toHaveAttribute('aria-expanded', 'false');
  expect(calls).toEqual([]);
  open();
  const october = await rowOf('1 to 31 Oct 2026');
  for (const text of ['$1,234.50', '123%', 'Over', '$7.00 of it may still change'])
    expect(october.getByText(text)).toBeInTheDocument();
  expect(screen.getByText(/Beside the limit of today, \$1,000\.00/)).toBeInTheDocument();
  expect(screen.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
});

test('exactly the limit is within it; a period that began later says so', async () => {
  show();
  open();
  const september = await rowOf('1 to 30 Sept 2026');
  for (const text of ['100%', 'Within', 'the first cost is of 20 Sept'])
    expect(september.getByText(text)).toBeInTheDocument();
});

test('a budget whose first period runs has none', async () => {
  show({ ...PAST, items: [] });
  open();
  expect(await screen.findByText('No period with any cost is over yet.')).toBeInTheDocument();
});

test('what went wrong is told', async () => {
  show(refusal(404, 'there is no budget 3', 'BUDGET_NOT_FOUND'));
  open();
  expect(await screen.findByText(/There is no budget 3/i)).toBeInTheDocument();
});
