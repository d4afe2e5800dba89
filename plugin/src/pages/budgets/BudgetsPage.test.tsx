import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
// It must come before what is tested.

import { type Answers, refusal, renderPage } from '../../test/page';
import { pageUrl } from '../routes';
import { sampleDefinition, sampleStatus } from './budgets.testkit';
import { BudgetsPage } from './BudgetsPage';

const scrollIntoView = jest.fn();
beforeEach(() => {
  scrollIntoView.mockReset();
  Element.prototype.scrollIntoView = scrollIntoView;
});

const idle = sampleDefinition({ id: 4, name: 'Old', account_id: null, active: false });

const ANSWERS: Answers = {
  'GET /api/budgets': { items: [sampleDefinition(), idle], next_cursor: null },
  'GET /api/budgets/status': { items: [sampleStatus()], next_cursor: null },
  'GET /api/services': { items: [{ id: 'openai', service_provider_name: 'OpenAI' }] },
  'GET /api/accounts': { items: [{ id: 2, name: 'lab', service_id: 'openai', service_provider_name: 'OpenAI' }] },
};

function show(url = pageUrl('budgets'), more: Answers = {}, mayWrite = true) {
  return renderPage(<BudgetsPage />, { url, mayWrite, answers: { ...ANSWERS, ...more } });
}

const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save the budget' }));

test('a budget stands below its service and account, with what is spent and what it will come to', async () => {
  show();
  const account = await screen.findByRole('region', { name: 'Account lab' });
  expect(screen.getByRole('region', { name: 'OpenAI' })).toContainElement(account);
  expect(within(account).getByRole('meter', { name: 'Research' })).toHaveAttribute('aria-valuenow', '820.5');
  expect(within(account).getByText('80% range: $1,050.00 to $1,250.00')).toBeInTheDocument();
  expect(within(account).getByText(/\$12\.25 of it may still change/)).toBeInTheDocument();
});

test('a budget that is switched off is kept in the tree', async () => {
  show();
  expect(await screen.findByText(/Switched off\. Limit \$1,000\.00/)).toBeInTheDocument();
});

test('the address names one budget, and it is brought into view', async () => {
  show(pageUrl('budgets', { budget: 3 }));
  await waitFor(() => expect(scrollIntoView).toHaveBeenCalledTimes(1));
  expect(screen.getAllByRole('listitem').filter((item) => item.getAttribute('aria-current') === 'true')).toHaveLength(
    1,
  );
});

test('a Viewer sees the budgets and no control', async () => {
  show(pageUrl('budgets', { edit: 'new' }), {}, false);
  expect(await screen.findByRole('meter', { name: 'Research' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: /Add|Edit/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
});

test('without a budget the page teaches what one is', async () => {
  show(pageUrl('budgets'), { 'GET /api/budgets': { items: [], next_cursor: null } });
  expect(await screen.findByText('There is no budget yet')).toBeInTheDocument();
});

test('a budget is deleted only after asking', async () => {
  const { calls } = show(pageUrl('budgets'), { 'DELETE /api/budgets/{id}': refusal(409, 'it is in use') });
  fireEvent.click(await screen.findByRole('button', { name: 'Delete Research' }));
  expect(calls.some(({ name }) => name.startsWith('DELETE'))).toBe(false);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('It is in use.')).toBeInTheDocument();
  expect(calls.find(({ name }) => name.startsWith('DELETE'))?.url).toMatch(/budgets\/3$/);
});

test('a new budget is sent as it was typed, and warnings are shown beside it', async () => {
  const answer = {
    id: 3,
    name: 'Lab',
    warnings: [{ code: 'MODEL_NEVER_SEEN' as const, message: 'no cost of gpt-9 yet' }],
  };
  const { calls, address } = show(pageUrl('budgets', { edit: 'new' }), { 'POST /api/budgets': answer });
  fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Lab' } });
  type(/^Limit/, '500');
  type(/^Model/, 'gpt-9');
  fireEvent.click(screen.getByLabelText(/^Estimate/));
  fireEvent.click(screen.getByRole('button', { name: 'Remove threshold 4' }));
  save();
  expect(await screen.findByText('no cost of gpt-9 yet')).toBeInTheDocument();
  expect(address()).toBe(pageUrl('budgets', { budget: 3 }));
  expect(calls.find(({ name }) => name === 'POST /api/budgets')?.body).toMatchObject({
    ...{ name: 'Lab', limit: '500', currency: 'USD', model: 'gpt-9', account_id: null, active: true },
    sources: ['api', 'import', 'manual'],
    thresholds: [{ value: '70' }, { value: '90' }, { value: '100' }],
  });
});

test('a save that is refused keeps what was typed, and says why', async () => {
  const { calls } = show(pageUrl('budgets', { edit: '3' }), {
    'PATCH /api/budgets/{id}': refusal(409, 'somebody changed it'),
  });
  expect(await screen.findByLabelText(/^Name/)).toHaveValue('Research');
  type(/^Limit/, '750.50');
  fireEvent.click(screen.getByLabelText('Chosen days'));
  type(/^First day/, '2026-11-01');
  type(/^Last day/, '2026-11-30');
  save();
  expect(await screen.findByText('Somebody changed it.')).toBeInTheDocument();
  expect(screen.getByLabelText(/^Limit/)).toHaveValue('750.50');
  expect(calls.find(({ name }) => name === 'PATCH /api/budgets/{id}')?.body).toMatchObject({
    ...{ limit: '750.50', version: 4, period: 'fixed', first_day: '2026-11-01', last_day: '2026-11-30' },
  });
});

test('what cannot be right is said at its field, and nothing is sent', async () => {
  const { calls } = show(pageUrl('budgets', { edit: 'new' }));
  await screen.findByLabelText(/^Name/);
  type(/^Tag key/, 'team');
  fireEvent.click(screen.getByRole('button', { name: 'Add a threshold' }));
  save();
  expect(await screen.findByText('Give the budget a name')).toBeInTheDocument();
  expect(screen.getByText(/Write an amount above 0/)).toBeInTheDocument();
  expect(screen.getByText(/A tag needs both/)).toBeInTheDocument();
  expect(screen.getByText('Write a number above 0')).toBeInTheDocument();
  expect(calls.some(({ name }) => name.startsWith('POST'))).toBe(false);
});

test('an address of a budget that is gone says so', async () => {
  show(pageUrl('budgets', { edit: '99' }));
  expect(await screen.findByText('This budget is not there')).toBeInTheDocument();
});

test('cancelling leads back to the tree', async () => {
  const { address } = show(pageUrl('budgets', { edit: '3' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(address()).toBe(pageUrl('budgets'));
});
