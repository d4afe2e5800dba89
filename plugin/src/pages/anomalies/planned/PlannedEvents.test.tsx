import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
// It must come before what is tested.

import { type Answers, refusal, renderPage } from '../../../test/page';
import { PlannedEvents } from './PlannedEvents';

const plan = {
  ...{ id: 3, account_id: 2, first_day: '2026-12-01', last_day: '2026-12-03', title: 'Launch', note: 'of the agent' },
  ...{ created_by: 'Edda', created_at: '2026-11-01T00:00:00Z' },
};

const ANSWERS: Answers = {
  'GET /api/planned-events': { items: [plan], next_cursor: null },
  'GET /api/accounts': { items: [{ id: 2, name: 'lab', service_provider_name: 'OpenAI' }] },
  'POST /api/planned-events': plan,
};

function show(more: Answers = {}, mayWrite = true) {
  return renderPage(<PlannedEvents />, { mayWrite, answers: { ...ANSWERS, ...more } });
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Plan it' }));

test('a planned event says its days and whose they are', async () => {
  show({}, false);
  const row = await screen.findByRole('row', { name: /Launch/ });
  expect(row).toHaveTextContent('1 to 3 Dec 2026');
  await waitFor(() => expect(row).toHaveTextContent('lab'));
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('one day is enough, and the form empties itself once it is taken', async () => {
  const { calls } = show();
  type('What is planned', ' Load test ');
  type('First day', '2026-12-24');
  save();
  await waitFor(() => expect(screen.getByLabelText('What is planned')).toHaveValue(''));
  expect(calls.find(({ name }) => name === 'POST /api/planned-events')?.body).toEqual({
    ...{ title: 'Load test', first_day: '2026-12-24', last_day: '2026-12-24', account_id: null, note: '' },
  });
});

test('a plan that is refused keeps what was typed', async () => {
  show({ 'POST /api/planned-events': refusal(400, 'too many days') });
  type('What is planned', 'Load test');
  type('First day', '2026-12-24');
  save();
  expect(await screen.findByText('Too many days.')).toBeInTheDocument();
  expect(screen.getByLabelText('What is planned')).toHaveValue('Load test');
});

test('what is missing or turned around is said at its field', async () => {
  show();
  save();
  expect(await screen.findByText('Say what is planned')).toBeInTheDocument();
  expect(screen.getByText('Choose the first day')).toBeInTheDocument();
  type('First day', '2026-12-24');
  type('Last day, if more than one', '2026-12-23');
  save();
  expect(await screen.findByText('The last day is before the first one')).toBeInTheDocument();
});

test('a planned event is removed only after asking', async () => {
  const { calls } = show({ 'DELETE /api/planned-events/{id}': refusal(404, 'it is gone') });
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Launch' }));
  expect(calls.some(({ name }) => name.startsWith('DELETE'))).toBe(false);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('It is gone.')).toBeInTheDocument();
});
