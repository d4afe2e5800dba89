import React from 'react';
import { screen } from '@testing-library/react';
import { refusal, renderPage } from '../../test/page';
import { BudgetStatus } from './BudgetStatus';

const BUDGET = {
  budget_id: 3,
  budget: 'Research',
  scope: 'account openai-research',
  currency: 'USD',
  period: 'month',
  period_last: '2026-11-30',
  limit: '6500',
  spent: '5723.98',
  remaining: '776.02',
  used_ratio: 0.8806,
  level: 1,
  burn_rate_per_day: '226.28',
  expected_at_end: null,
  exhausted_by: 'unknown',
  exhausted_on: null,
  exhausted_on_earliest: null,
  exhausted_on_latest: null,
  counted: null as never,
  currencies_not_counted: null,
  unpriced_charges: 0,
  spent_not_final: '0',
  freshness: 'fresh',
} as const;

test.each([3, '3', 'Research'])('the budget %p is found and tells how it stands', async (budget) => {
  renderPage(<BudgetStatus budget={budget} />, { answers: { 'GET /api/budgets/status': { items: [BUDGET] } } });
  expect(await screen.findByText('Research')).toBeInTheDocument();
  expect(screen.getByText('$5,723.98 of $6,500.00')).toBeInTheDocument();
  expect(screen.getByText('Warning')).toBeInTheDocument();
});

test('a budget that is not there is named', async () => {
  renderPage(<BudgetStatus budget="Reserch" />, { answers: { 'GET /api/budgets/status': { items: [BUDGET] } } });
  expect(await screen.findByText('No budget Reserch is running')).toBeInTheDocument();
});

test('a collector that fails is told in place of the budget', async () => {
  const answers = { 'GET /api/budgets/status': refusal(503, 'the database does not answer', 'DATABASE_UNAVAILABLE') };
  renderPage(<BudgetStatus budget={3} />, { answers });
  expect(await screen.findByText('The database does not answer.')).toBeInTheDocument();
});
