import React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
// It must come before what is tested.

import { type Answers, renderPage } from '../../../test/page';
import { PREFERENCES } from '../alerts.testkit';
import { MyMail } from './MyMail';

const show = (answers: Answers) =>
  renderPage(<MyMail />, { answers: { 'GET /api/notifications/preferences': PREFERENCES, ...answers } });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('a save keeps the address that is stored unless another one is typed', async () => {
  const { calls } = show({ 'PUT /api/notifications/preferences': PREFERENCES });
  expect(await screen.findByText(/Now a…@example.com/)).toBeVisible();
  fireEvent.click(screen.getByRole('checkbox', { name: /^Anomalies/ }));
  await press('Save');
  const saved = () => calls.filter(({ name }) => name === 'PUT /api/notifications/preferences');
  await waitFor(() => expect(saved()).toHaveLength(1));
  const body = saved()[0]?.body as { channels: object[] };
  expect(body).toMatchObject({
    opted_out: false,
    channels: [{ channel: 'email', categories: { budget: true, anomaly: true, system: true } }],
  });
  expect(body.channels[0]).not.toHaveProperty('address');
});

test('mail can be tried, and nothing typed is lost', async () => {
  let left = { hour: 10, day: 50 };
  const [email] = PREFERENCES.channels;
  show({
    'GET /api/notifications/preferences': () => ({ ...PREFERENCES, channels: [{ ...email, left }] }),
    'POST /api/notifications/test/{channel}': () => ((left = { hour: 9, day: 49 }), {} as never),
  });
  await screen.findByText(/Now a…@example.com/);
  fireEvent.change(screen.getByLabelText(/^Address/), { target: { value: 'ada@example.org' } });
  await press('Send me a test');
  expect(await screen.findByText(/9 more mails may come this hour, 49 today/)).toBeVisible();
  expect(screen.getByRole('button', { name: /^Sent/ })).toBeVisible();
  expect(screen.getByLabelText(/^Address/)).toHaveValue('ada@example.org');
});
