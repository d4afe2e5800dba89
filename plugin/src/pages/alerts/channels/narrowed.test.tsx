import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
// It must come before what is tested.

import { type MadeCall, renderPage } from '../../../test/page';
import { rulesOf, type AlertRule } from '../../../alerting/channelRules';
import { sampleDefinition } from '../../budgets/budgets.testkit';
import { pageUrl } from '../../routes';
import { ADDRESSES, alertingWith } from '../alerts.testkit';
import { AlertsPage } from '../AlertsPage';

jest.mock('../../../alerting/alertingRights', () => ({ mayManageChannels: () => true }));
beforeEach(() => void (Element.prototype.scrollIntoView = jest.fn()));

const NARROWED = alertingWith({ categories: ['budget'], budgets: [3, 8] });

/** A channel as it was saved when names were kept. */
const OLD = alertingWith(null, {
  [`GET ${ADDRESSES.points}`]: [{ uid: 'p1', name: 'AI cost: team', type: 'slack', settings: {} }],
  [`GET ${ADDRESSES.group}`]: {
    rules: rulesOf('team', 'AI cost: team', { categories: ['budget'], budgets: [] }).map((rule) => ({
      ...rule,
      labels: { ...rule.labels, aicost_budgets: '["Lab","Research"]' },
    })),
  },
  [`PUT ${ADDRESSES.group}`]: {},
});

function show(grafana: Readonly<Record<string, unknown>>, params = {}) {
  const items = [sampleDefinition({ id: 3, name: 'Lab' })];
  return renderPage(<AlertsPage />, {
    ...{ url: pageUrl('alerts', params), grafana, mayWrite: true },
    answers: { 'GET /api/budgets': { items, next_cursor: null } },
  });
}

const savedRules = (calls: readonly MadeCall[]) =>
  (calls.find(({ name }) => name === `PUT ${ADDRESSES.group}`)?.body as { rules: AlertRule[] } | undefined)?.rules;

test('a budget that was renamed is shown by the name it has now, and one that is gone is said to be', async () => {
  show(NARROWED);
  const row = await screen.findByRole('row', { name: /team/ });
  expect(await within(row).findByText('Budgets (Lab, budget 8)')).toBeVisible();
  expect(within(row).getByText(/not there any more: budget 8\. Press “Change” and choose others\./)).toBeVisible();
});

test('a channel of an older version, which kept names, is shown as well', async () => {
  show(OLD);
  const row = await screen.findByRole('row', { name: /team/ });
  expect(await within(row).findByText('Budgets (Lab, Research)')).toBeVisible();
  expect(within(row).getByText(/not there any more: “Research”/)).toBeVisible();
});

test('saving a channel of an older version keeps its budgets, by their ids', async () => {
  const { calls } = show(OLD, { change: 'team' });
  expect(await screen.findByText(/not there any more: “Research”/)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Save the channel' }));
  await waitFor(() => expect(savedRules(calls)).toHaveLength(2));
  for (const { labels, data } of savedRules(calls) ?? []) {
    expect(labels).toHaveProperty('aicost_budgets', '[3]');
    expect(JSON.stringify(data)).toContain('where budget_id in (3)');
  }
});
