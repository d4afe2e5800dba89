import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { locationService } from '@grafana/runtime';
import { act, fireEvent, screen } from '@testing-library/react';
// It must come before what is tested.
// eslint-disable-next-line import-x/order
import { PENDING, refusal, renderPage } from './page';
import { rights } from '../api/rights';
import { Answer } from '../components/Answer';
import { useCall, useChange } from '../data/useCall';
import { CostPage } from '../pages/frame/CostPage';
import { pageUrl } from '../pages/routes';

function Page() {
  const [chosen, choose] = useSearchParams();
  const account = useCall('GET /api/accounts/{id}', { path: { id: 7 } });
  const change = useChange('PATCH /api/accounts/{id}');
  return (
    <CostPage name="accounts" actions={<button onClick={() => choose({ tab: 'runs' })}>Runs</button>}>
      <p>tab {chosen.get('tab')}</p>
      <Answer of={account} what="the account">
        {({ name }) => <p>account {name}</p>}
      </Answer>
      {rights().mayAdminister && (
        <button onClick={() => change.mutate({ path: { id: 7 }, body: { name: 'New' } })}>Rename</button>
      )}
    </CostPage>
  );
}

test('a page gets the answers that it is told, and its calls are remembered by their names', async () => {
  const { calls } = renderPage(<Page />, {
    mayAdminister: true,
    answers: {
      'GET /api/accounts/{id}': { name: 'Research' },
      'PATCH /api/accounts/{id}': ({ body }) => body as object,
    },
  });
  expect(await screen.findByText('account Research')).toBeInTheDocument();
  fireEvent.click(screen.getByText('Rename'));
  await act(async () => undefined);
  expect(calls).toContainEqual(expect.objectContaining({ name: 'PATCH /api/accounts/{id}', body: { name: 'New' } }));
});

test('a refusal reaches the page as a sentence', async () => {
  renderPage(<Page />, {
    answers: { 'GET /api/accounts/{id}': refusal(404, 'there is no account 7', 'ACCOUNT_NOT_FOUND') },
  });
  expect(await screen.findByText('There is no account 7.')).toBeInTheDocument();
});

test('a call that the test forgot says its name', async () => {
  renderPage(<Page />);
  expect(await screen.findByText(/no answer for GET \/api\/accounts\/\{id\}/)).toBeInTheDocument();
});

test('a reply that never comes leaves the page loading', async () => {
  renderPage(<Page />, { answers: { 'GET /api/accounts/{id}': PENDING } });
  expect(await screen.findByText(/Loading/)).toBeInTheDocument();
});

test('a Viewer sees no control of an administrator', async () => {
  renderPage(<Page />, { answers: { 'GET /api/accounts/{id}': { name: 'Research' } } });
  await screen.findByText('account Research');
  expect(screen.queryByText('Rename')).not.toBeInTheDocument();
});

test('the address is one for the router and for Grafana', async () => {
  const { address } = renderPage(<Page />, {
    url: pageUrl('accounts', { tab: 'list' }),
    answers: { 'GET /api/accounts/{id}': PENDING },
  });
  expect(await screen.findByText('tab list')).toBeInTheDocument();
  fireEvent.click(screen.getByText('Runs'));
  expect(address()).toBe(pageUrl('accounts', { tab: 'runs' }));
  act(() => locationService.partial({ tab: 'more' }));
  expect(screen.getByText('tab more')).toBeInTheDocument();
});
