import React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
// It must come before what is tested.

import { renderPage } from '../../../test/page';
import { pageUrl } from '../../routes';
import { BudgetsPage } from '../BudgetsPage';
import { sampleStatus } from '../budgets.testkit';

const FOUND = {
  ...{ first_day: '2026-08-26', last_day: '2026-11-23', known_since: null, not_tested: [] },
  firings: [{ day: '2026-10-12', kind: 'percent' as const, value: '70' }],
};

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

test('a budget is tried as it is typed, and what was found goes when it is typed anew', async () => {
  const { calls } = renderPage(<BudgetsPage />, {
    url: pageUrl('budgets', { edit: 'new' }),
    mayWrite: true,
    answers: {
      'GET /api/budgets': { items: [], next_cursor: null },
      'GET /api/budgets/status': { items: [sampleStatus()], next_cursor: null },
      'GET /api/services': { items: [] },
      'GET /api/accounts': { items: [] },
      'POST /api/budgets/backtest': FOUND,
    },
  });
  const tried = () => calls.filter(({ name }) => name === 'POST /api/budgets/backtest');
  fireEvent.click(await screen.findByRole('button', { name: 'Backtest' }));
  expect(await screen.findByText(/Write an amount above 0/)).toBeVisible();
  expect(tried()).toHaveLength(0);

  type(/^Name/, 'Research');
  type(/^Limit/, '500');
  fireEvent.click(screen.getByRole('button', { name: 'Backtest' }));
  expect(await screen.findByText(/It would have spoken once: 70 % on 2026-10-12\./)).toBeVisible();
  expect(tried()[0]?.body).toMatchObject({ budget: { name: 'Research', limit: '500', currency: 'USD' } });

  type(/^Limit/, '600');
  await waitFor(() => expect(screen.queryByText(/It would have spoken/)).not.toBeInTheDocument());
});
