import React, { useState } from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { refusal, renderPage } from '../../../test/page';
import { sampleDefinition } from '../budgets.testkit';
import { BudgetEditor } from './BudgetEditor';

const READ = sampleDefinition({ limit: '1000', version: 4 });
const CHANGED_MEANWHILE = sampleDefinition({ limit: '2000', version: 5 });

function ReadAnewWhileOpen() {
  const [budget, setBudget] = useState(READ);
  return (
    <>
      <button onClick={() => setBudget(CHANGED_MEANWHILE)}>Read anew</button>
      <BudgetEditor budget={budget} onSaved={jest.fn()} onCancel={jest.fn()} />
    </>
  );
}

test('what is saved is a change of what was read, so that a change of somebody else is refused, not overwritten', async () => {
  const { calls } = renderPage(<ReadAnewWhileOpen />, {
    mayWrite: true,
    answers: {
      'GET /api/services': { items: [] },
      'GET /api/accounts': { items: [] },
      'PATCH /api/budgets/{id}': refusal(409, 'somebody changed it'),
    },
  });
  fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Lab' } });
  fireEvent.click(screen.getByRole('button', { name: 'Read anew' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save the budget' }));
  const sent = () => calls.find(({ name }) => name.startsWith('PATCH'))?.body;
  await waitFor(() => expect(sent()).toMatchObject({ name: 'Lab', limit: '1000', version: 4 }));
});
