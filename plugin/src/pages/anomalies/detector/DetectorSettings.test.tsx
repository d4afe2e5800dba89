import React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
// It must come before what is tested.

import { type Answers, refusal, renderPage } from '../../../test/page';
import { pageUrl } from '../../routes';
import { DetectorSettings } from './DetectorSettings';
import type { Setting } from './setting';
import { settingSentences } from './settingWords';

const setting: Setting = {
  ...{
    account_id: null,
    is_own: true,
    threshold: 3,
    detector: 'robust',
    directions: 'up',
    min_excess: null,
    enabled: true,
  },
};

function show(given: Setting, more: Answers = {}, mayWrite = true, query: Record<string, string> = {}) {
  return renderPage(<DetectorSettings />, {
    url: pageUrl('anomalies', { tab: 'detector', ...query }),
    mayWrite,
    answers: { 'GET /api/analytics/anomaly-settings': given, 'GET /api/accounts': { items: [] }, ...more },
  });
}

const saved = 'PUT /api/analytics/anomaly-settings';

test('the settings are saved as a whole, and an empty floor is the usual one', async () => {
  const { calls } = show(setting, { [saved]: setting });
  fireEvent.click(await screen.findByLabelText(/^Calm/));
  fireEvent.click(screen.getByLabelText('Cheaper days too'));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  expect(calls.find(({ name }) => name === saved)?.body).toEqual({
    ...{ account_id: null, threshold: 4, detector: 'robust', directions: 'both', min_excess: null, enabled: true },
  });
});

test('a floor that is no amount is said at its field, and nothing is sent', async () => {
  const { calls } = show(setting);
  fireEvent.change(await screen.findByLabelText(/^Least difference/), { target: { value: 'much' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Write an amount of 0 or more/)).toBeInTheDocument();
  expect(calls.some(({ name }) => name === saved)).toBe(false);
});

test('a save that is refused keeps what was chosen', async () => {
  show(setting, { [saved]: refusal(400, 'no such amount') });
  fireEvent.change(await screen.findByLabelText(/^Least difference/), { target: { value: '12.50' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('No such amount.')).toBeInTheDocument();
  expect(screen.getByLabelText(/^Least difference/)).toHaveValue('12.50');
});

test('the account in the address is asked for, and told when it has no settings of its own', async () => {
  const { calls } = show({ ...setting, account_id: 2, is_own: false }, {}, true, { account: '2' });
  expect(await screen.findByText(/no settings of its own/)).toBeInTheDocument();
  expect(calls.find(({ name }) => name.endsWith('anomaly-settings'))?.query).toEqual({ account_id: 2 });
});

test('a Viewer reads the settings in sentences', async () => {
  show({ ...setting, min_excess: '12.5' }, {}, false);
  expect(await screen.findByText(/^Sensitivity: Usual \(3\)/)).toBeInTheDocument();
  expect(screen.getByText('A difference below 12.5 never alerts.')).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument());
});

test('the sentences tell what is not usual', () => {
  expect(settingSentences({ ...setting, enabled: false })).toEqual([
    'The search for unusual days is switched off here',
  ]);
  expect(settingSentences({ ...setting, directions: 'both', detector: 'sigma' })).toEqual([
    expect.stringMatching(/^Sensitivity/),
    'Cheaper days alert as well',
    'A difference below 5, or below 3% of a usual day of the account, never alerts',
    'The plain rule of standard deviations is used',
  ]);
});
