import React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { refusal, renderPage, type Answers } from '../../../test/page';
import { pageUrl } from '../../routes';
import { account, REFUSED_TEST, SERVICES } from '../accounts.testkit';
import { AccountsPage } from '../AccountsPage';

const url = pageUrl('accounts/new', { service: 'acme' });
const SERVICE_ANSWER: Answers = { 'GET /api/services': SERVICES };
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('first the service is chosen, by a link that can be shared', async () => {
  renderPage(<AccountsPage />, { url: pageUrl('accounts/new'), answers: SERVICE_ANSWER, mayAdminister: true });
  expect(await screen.findByRole('link', { name: /Acme AI/ })).toHaveAttribute('href', url);
  expect(screen.getByText('Needs an admin key of an owner.')).toBeInTheDocument();
});

test('who may not administer is told so, and gets no form', async () => {
  renderPage(<AccountsPage />, { url, answers: SERVICE_ANSWER });
  expect(await screen.findByText(/added by administrators/)).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('what the manifest asks for is asked, sent once, and leads to the account', async () => {
  const { calls, address } = renderPage(<AccountsPage />, {
    ...{ url, mayAdminister: true },
    answers: {
      ...SERVICE_ANSWER,
      'POST /api/accounts': account({ id: 9 }),
      'GET /api/accounts/{id}': account({ id: 9 }),
    },
  });
  await screen.findByLabelText(/Admin key/);
  expect(screen.getByRole('link', { name: /Make one there/ })).toHaveAttribute('href', 'https://acme.example/keys');
  press('Add the account');
  expect(await screen.findByText('Admin key is missing')).toBeInTheDocument();
  expect(screen.getByText(/Give it a name/)).toBeInTheDocument();
  type(/Name/, ' production ');
  type(/Admin key/, 'sk-1');
  press('Add the account');
  expect(await screen.findByRole('heading', { name: 'production' })).toBeInTheDocument();
  expect(address()).toBe(pageUrl('accounts/9'));
  expect(calls.find(({ name }) => name === 'POST /api/accounts')?.body).toEqual({
    ...{ name: 'production', service_id: 'acme', secrets: { adminKey: 'sk-1' } },
  });
});

test('nothing typed is lost when saving fails', async () => {
  renderPage(<AccountsPage />, {
    ...{ url, mayAdminister: true },
    answers: { ...SERVICE_ANSWER, 'POST /api/accounts': refusal(409, 'there is already one', 'ACCOUNT_EXISTS') },
  });
  await screen.findByLabelText(/Admin key/);
  type(/Name/, 'production');
  type(/Admin key/, 'sk-1');
  press('Add the account');
  expect(await screen.findByText('There is already one.')).toBeInTheDocument();
  expect(screen.getByLabelText(/Name/)).toHaveValue('production');
  expect(screen.getByLabelText(/Admin key/)).toHaveValue('sk-1');
});

test('a key is tried before it is saved, and what it lacks is told in words until another is typed', async () => {
  const { calls } = renderPage(<AccountsPage />, {
    ...{ url, mayAdminister: true },
    answers: { ...SERVICE_ANSWER, 'POST /api/services/{id}/test': REFUSED_TEST },
  });
  await screen.findByLabelText(/Admin key/);
  expect(screen.getByRole('button', { name: 'Test' })).toBeDisabled();
  type(/Admin key/, 'sk-1');
  press('Test');
  expect(await screen.findByText('The credentials may not read costs')).toBeInTheDocument();
  expect(screen.getByText('the provider answered 403')).toBeInTheDocument();
  expect(calls.at(-1)?.name === 'POST /api/accounts').toBe(false);
  expect(calls.find(({ name }) => name.endsWith('/test'))?.body).toEqual({ secrets: { adminKey: 'sk-1' } });
  type(/Admin key/, 'sk-2');
  expect(screen.queryByText('The credentials may not read costs')).not.toBeInTheDocument();
});

test('a service that is not read leads to manual entry', async () => {
  const { calls, address } = renderPage(<AccountsPage />, {
    ...{ url: pageUrl('accounts/new', { service: 'seats' }), mayAdminister: true },
    answers: { ...SERVICE_ANSWER, 'POST /api/accounts': account({ id: 9 }) },
  });
  expect(await screen.findByText('The invoice has the figures.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Test' })).not.toBeInTheDocument();
  type(/Name/, 'seats');
  type(/Provider/, 'Seats Inc');
  press('Add the account');
  await waitFor(() => expect(address()).toBe(pageUrl('manual', { account: 9 })));
  const made = calls.find(({ name }) => name === 'POST /api/accounts');
  expect(made?.body).toEqual({ name: 'seats', service_id: 'seats', service_provider_name: 'Seats Inc' });
});

describe('an account that is there', () => {
  const editUrl = pageUrl('accounts/7/edit');
  const answers = (over = {}): Answers => ({
    ...SERVICE_ANSWER,
    'GET /api/accounts/{id}': account(over),
    'PATCH /api/accounts/{id}': account(over),
  });

  test('keeps its key unless another one is typed, and shows only how it ends', async () => {
    const { calls } = renderPage(<AccountsPage />, { url: editUrl, answers: answers(), mayAdminister: true });
    expect(await screen.findByText(/ends in …abcd/)).toBeInTheDocument();
    type(/Name/, 'prod');
    press('Save');
    await screen.findByText('History');
    expect(calls.find(({ name }) => name.startsWith('PATCH'))?.body).toEqual({ name: 'prod' });
  });

  test('that somebody else renames meanwhile keeps that name', async () => {
    let name = 'production';
    const { calls } = renderPage(<AccountsPage />, {
      ...{ url: editUrl, mayAdminister: true },
      answers: {
        ...answers(),
        'GET /api/accounts/{id}': () => account({ name }),
        'POST /api/services/{id}/test': REFUSED_TEST,
      },
    });
    await screen.findByText(/ends in …abcd/);
    press('Reset');
    type(/Admin key/, 'sk-2');
    name = 'main';
    press('Test');
    const reads = () => calls.filter(({ name: made }) => made === 'GET /api/accounts/{id}');
    await waitFor(() => expect(reads()).toHaveLength(2));
    press('Save');
    await screen.findByText('History');
    expect(calls.find(({ name: made }) => made.startsWith('PATCH'))?.body).toEqual({ secrets: { adminKey: 'sk-2' } });
  });

  test('gets another key', async () => {
    const { calls } = renderPage(<AccountsPage />, { url: editUrl, answers: answers(), mayAdminister: true });
    await screen.findByText(/ends in …abcd/);
    press('Reset');
    press('Save');
    expect(await screen.findByText('Admin key is missing')).toBeInTheDocument();
    type(/Admin key/, 'sk-2');
    press('Save');
    await screen.findByText('History');
    expect(calls.find(({ name }) => name.startsWith('PATCH'))?.body).toEqual({ secrets: { adminKey: 'sk-2' } });
  });

  test('goes back to the usual address when the field is emptied', async () => {
    const over = { base_url: 'https://acme.example/v2', requests_per_minute: 5 };
    const { calls } = renderPage(<AccountsPage />, { url: editUrl, answers: answers(over), mayAdminister: true });
    await screen.findByText(/ends in …abcd/);
    type(/Base URL/, 'acme');
    press('Save');
    expect(await screen.findByText(/with https:/)).toBeInTheDocument();
    type(/Base URL/, '');
    type(/Requests a minute/, '');
    press('Save');
    await screen.findByText('History');
    const body = calls.find(({ name }) => name.startsWith('PATCH'))?.body;
    expect(body).toEqual({ base_url: null, requests_per_minute: null });
  });

  test('of the configuration is changed there', async () => {
    renderPage(<AccountsPage />, { url: editUrl, answers: answers({ origin: 'config' }), mayAdminister: true });
    expect(await screen.findByText(/Change it there/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });
});
