import React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
// It must come before what is tested.

import { refusal, renderPage } from '../../../test/page';
import { pageUrl } from '../../routes';
import { ADDRESSES, alertingWith, EVERYTHING } from '../alerts.testkit';
import { AlertsPage } from '../AlertsPage';

let isEditor = true;
jest.mock('../../../alerting/alertingRights', () => ({ mayManageChannels: () => isEditor }));
beforeEach(() => {
  isEditor = true;
  Element.prototype.scrollIntoView = jest.fn();
});

const NEW = 'https://hooks.slack.com/services/T/B/new';
const POINT = `PUT ${ADDRESSES.points}/p1`;

function show(more: Readonly<Record<string, unknown>> = {}, params: Record<string, string> = { address: 'team' }) {
  return renderPage(<AlertsPage />, {
    ...{ url: pageUrl('alerts', params), grafana: alertingWith(EVERYTHING, more), mayWrite: isEditor },
    answers: { 'GET /api/budgets': { items: [], next_cursor: null } },
  });
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const typeAddress = async (value: string) =>
  fireEvent.change(await screen.findByLabelText(/^Webhook URL/), { target: { value } });

test('an address is typed anew, tried, and saved; nothing else of the channel is asked', async () => {
  const answer = { receivers: [{ grafana_managed_receiver_configs: [{ status: 'ok' }] }] };
  const { calls, address } = show({ [`POST ${ADDRESSES.test}`]: answer });
  expect(await screen.findByLabelText(/^Webhook URL/)).toHaveValue('');
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  await typeAddress(NEW);
  await press('Send a test message');
  expect(await screen.findByText(/It was taken/)).toBeVisible();
  const tried = calls.find(({ name }) => name === `POST ${ADDRESSES.test}`)?.body;
  expect(JSON.stringify(tried)).toContain(NEW);
  expect(calls.some(({ name }) => name === POINT)).toBe(false);

  await press('Save the channel');
  await waitFor(() => expect(address()).toBe(pageUrl('alerts', { channel: 'team' })));
  expect(calls.find(({ name }) => name === POINT)?.body).toMatchObject({
    ...{ uid: 'p1', name: 'AI cost: team', type: 'slack' },
    settings: { url: NEW, title: 't' },
  });
  expect(calls.some(({ name }) => name === `PUT ${ADDRESSES.group}`)).toBe(false);
});

test('what cannot be an address is said at the field, and nothing is sent', async () => {
  const { calls } = show();
  await typeAddress('hooks');
  await press('Save the channel');
  expect(await screen.findByText(/This is not a URL/)).toBeVisible();
  expect(calls.some(({ name }) => name === POINT)).toBe(false);
});

test('an address that Grafana refuses stays as it was typed', async () => {
  show({ [POINT]: refusal(400, 'it is kept in a file') });
  await typeAddress(NEW);
  await press('Save the channel');
  expect(await screen.findByText('Grafana’s alerting answered: it is kept in a file')).toBeVisible();
  expect(screen.getByLabelText(/^Webhook URL/)).toHaveValue(NEW);
});

test('the list leads there, for those who may manage channels', async () => {
  show({}, {});
  expect(await screen.findByRole('link', { name: 'Change the address of team' })).toHaveAttribute(
    'href',
    pageUrl('alerts', { address: 'team' }),
  );
});

test('a Viewer gets no form', async () => {
  isEditor = false;
  show();
  expect(await screen.findByRole('row', { name: /team/ })).toBeVisible();
  expect(screen.queryByLabelText(/^Webhook URL/)).not.toBeInTheDocument();
  expect(screen.queryByRole('link', { name: /^Change/ })).not.toBeInTheDocument();
});
