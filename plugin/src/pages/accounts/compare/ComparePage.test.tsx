import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal, renderPage, type Answers } from '../../../test/page';
import { pageUrl } from '../../routes';
import { account } from '../accounts.testkit';
import { AccountsPage } from '../AccountsPage';
import type { Compared } from './ComparedDay';

const COMPARED: Compared = {
  day: '2026-11-22',
  totals: [
    { billing_currency: 'EUR', billed_cost: '7' },
    { billing_currency: 'USD', billed_cost: '21.5' },
  ],
  amount_count: 1_200,
  amounts: [
    { description: 'large / output', raw: '20.000 USD dollars', billed_cost: '20', billing_currency: 'USD' },
    { description: '', raw: '', billed_cost: null, billing_currency: 'USD' },
  ],
  console_url: 'https://acme.example/usage',
  verification: null,
};

const VERDICT = 'POST /api/accounts/{id}/verification';
const show = (more: Answers = {}, mayWrite = true) =>
  renderPage(<AccountsPage />, {
    url: pageUrl('accounts/7/compare'),
    answers: {
      'GET /api/accounts/{id}': account(),
      'GET /api/accounts/{id}/verification': COMPARED,
      [VERDICT]: COMPARED,
      ...more,
    },
    mayWrite,
  });
const rowOf = async (text: string) => within((await screen.findByText(text)).closest('tr') ?? document.body);

test('a day shows what the provider wrote beside what the ledger holds, by currency, and leads to the console', async () => {
  show();
  expect(await screen.findByText('€7.00 and $21.50')).toBeInTheDocument();
  const row = await rowOf('large / output');
  for (const text of ['20.000 USD dollars', '$20.00']) expect(row.getByText(text)).toBeInTheDocument();
  expect((await rowOf('no name was given')).getByText('not known')).toBeInTheDocument();
  expect(screen.getByText('These are the largest of 1,200.')).toBeInTheDocument();
  expect(screen.getByText('Nobody has compared this day yet.')).toBeInTheDocument();
  const link = screen.getByRole('link', { name: /Open the console/ });
  expect(link).toHaveAttribute('href', 'https://acme.example/usage');
});

test.each([
  ['It matches', true],
  ['It does not match', false],
])('"%s" is sent with the day and the totals that were on screen', async (name, matches) => {
  const { calls } = show();
  fireEvent.click(await screen.findByRole('button', { name }));
  await waitFor(() => expect(calls.find((call) => call.name === VERDICT)).toBeDefined());
  const { day, totals } = COMPARED;
  expect(calls.find((call) => call.name === VERDICT)).toMatchObject({ body: { day, totals, matches } });
});

test('another day is asked for, and stands in the address', async () => {
  const { calls, address } = show();
  const day = await screen.findByLabelText('Day');
  await waitFor(() => expect(screen.getByLabelText('Day')).toHaveValue('2026-11-22'));
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: '2026-11-03' } });
  fireEvent.blur(screen.getByLabelText('Day'));
  await waitFor(() => expect(address()).toBe(pageUrl('accounts/7/compare', { day: '2026-11-03' })));
  expect(calls.filter(({ name }) => name === 'GET /api/accounts/{id}/verification').at(-1)?.query).toMatchObject({
    day: '2026-11-03',
  });
  expect(day).toBeDefined();
});

test('figures that changed meanwhile are told, and stay to be compared again', async () => {
  show({ [VERDICT]: refusal(409, 'the figures of 2026-11-22 have changed meanwhile', 'DAY_CHANGED') });
  fireEvent.click(await screen.findByRole('button', { name: 'It matches' }));
  expect(await screen.findByText(/have changed meanwhile/)).toBeInTheDocument();
  expect(screen.getByText('€7.00 and $21.50')).toBeInTheDocument();
});

test('who may only read sees the day and what was said of it, and no control', async () => {
  const said = { day: '2026-11-22', matches: true, verified_by: 'Ada', verified_at: new Date().toISOString() };
  show({ 'GET /api/accounts/{id}/verification': { ...COMPARED, verification: said } }, false);
  expect(await screen.findByText(/22 Nov 2026 matches, said Ada/)).toBeInTheDocument();
  expect(screen.queryAllByRole('button')).toEqual([]);
});
