import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
// It must come before what is tested.

import { type Answers, type MadeCall, refusal, renderPage } from '../../test/page';
import { rulesOf, type AlertRule } from '../../alerting/channelRules';
import { sampleDefinition } from '../budgets/budgets.testkit';
import { pageUrl } from '../routes';
import { ADDRESSES, alertingWith, EVENT, EVERYTHING, PREFERENCES } from './alerts.testkit';
import { AlertsPage } from './AlertsPage';

jest.mock('../../alerting/alertingRights', () => ({ mayManageChannels: () => isEditor }));

let isEditor = true;
const scrollIntoView = jest.fn();
beforeEach(() => {
  isEditor = true;
  Element.prototype.scrollIntoView = scrollIntoView;
  scrollIntoView.mockReset();
});

const ANSWERS: Answers = {
  'GET /api/budgets': { items: [sampleDefinition()], next_cursor: null },
  'GET /api/notifications/preferences': PREFERENCES,
  'GET /api/notifications/history': { items: [EVENT], next_cursor: null },
};

interface Shown {
  readonly params?: Record<string, string>;
  readonly grafana?: Readonly<Record<string, unknown>>;
  readonly answers?: Answers;
}

function show({ params = {}, grafana = alertingWith(), answers = {} }: Shown = {}) {
  const url = pageUrl('alerts', params);
  return renderPage(<AlertsPage />, { url, mayWrite: isEditor, answers: { ...ANSWERS, ...answers }, grafana });
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const channelRow = () => screen.findByRole('row', { name: /team/ });
const madeOf = (calls: readonly MadeCall[], name: string) => calls.filter((made) => made.name === name);

describe('the page', () => {
  test('says what speaks now, who is told, when budgets speak, and what became of it', async () => {
    show();
    expect(await screen.findByRole('row', { name: /Research: 70 % of the limit is spent.*Warning/ })).toBeVisible();
    expect(within(await channelRow()).getByText('Budgets, anomalies, figures')).toBeVisible();
    const threshold = 'At 70 % of $1,000.00, at $900.00, when the limit will be passed with a probability of 80 %';
    expect(await screen.findByText(threshold)).toBeVisible();
    expect(await screen.findByRole('row', { name: /Claude Code: 90 %.*Critical.*Not yet.*sent.*2 min/ })).toBeVisible();
  });

  test('teaches the next step where there is nothing yet', async () => {
    const nothing = { items: [], next_cursor: null };
    const firing = { 'GET /api/prometheus/grafana/api/v1/rules': { data: { groups: [] } } };
    show({
      grafana: alertingWith(null, firing),
      answers: { 'GET /api/budgets': nothing, 'GET /api/notifications/history': nothing },
    });
    expect(await screen.findByText(/^Nothing: no budget has reached a threshold/)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Slack' })).toHaveAttribute(
      'href',
      pageUrl('alerts', { add: 'slack' }),
    );
    expect(await screen.findByRole('link', { name: /Set a limit/ })).toBeVisible();
    expect(await screen.findByText(/^Nothing yet. Alerts come here/)).toBeVisible();
  });

  test('shows a Viewer everything and no control', async () => {
    isEditor = false;
    show({ params: { add: 'slack' } });
    expect(within(await channelRow()).getByText('On')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Mute|Remove|Send a test to|Backtest/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Add|Change/ })).not.toBeInTheDocument();
  });

  test('does without the collector’s mail and history when they are switched off', async () => {
    show({ answers: { 'GET /api/features': { notifications: false, version: '0' } } });
    expect(await screen.findByText(/ENABLE_NOTIFICATIONS/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'History' })).not.toBeInTheDocument();
  });

  test('keeps the choice of the history in the address', async () => {
    const { address, calls } = show();
    fireEvent.click(await screen.findByRole('radio', { name: 'Anomalies' }));
    expect(address()).toBe(pageUrl('alerts', { category: 'anomaly' }));
    await waitFor(() =>
      expect(madeOf(calls, 'GET /api/notifications/history').at(-1)?.query).toMatchObject({ category: 'anomaly' }),
    );
  });
});

describe('a budget', () => {
  const backtest = (firings: object[]) => ({
    'POST /api/budgets/backtest': {
      ...{ first_day: '2026-08-26', last_day: '2026-11-23', known_since: '2026-11-01', firings },
      not_tested: [{ kind: 'forecast', value: '80', severity: 'warning' }],
    } as never,
  });

  test('tells when it would have spoken, and how far that can be trusted', async () => {
    const firings = [
      { day: '2026-10-12', kind: 'percent', value: '70' },
      { day: '2026-10-14', kind: 'amount', value: '900' },
    ];
    const { calls } = show({ answers: backtest(firings) });
    await press('Backtest Research');
    const said = 'It would have spoken 2 times: 70 % on 2026-10-12, $900.00 on 2026-10-14.';
    expect(await screen.findByText((text) => text.includes(said))).toBeVisible();
    expect(screen.getByText(/Before 2026-11-01 nothing was read/)).toBeVisible();
    expect(screen.getByText(/Forecast thresholds are not in it/)).toBeVisible();
    const [made] = madeOf(calls, 'POST /api/budgets/backtest');
    expect(made?.body).toMatchObject({ budget: { name: 'Research', limit: '1000', account_id: 2 } });
  });

  test('that would have stayed silent says so', async () => {
    show({ answers: backtest([]) });
    await press('Backtest Research');
    expect(await screen.findByText(/It would have stayed silent/)).toBeVisible();
  });

  test('can be asked again after a failure', async () => {
    show({ answers: { 'POST /api/budgets/backtest': refusal(500, 'the database is away') } });
    await press('Backtest Research');
    expect(await screen.findByText('The database is away.')).toBeVisible();
    await press('Try again');
    expect(await screen.findByText('The database is away.')).toBeVisible();
  });
});

describe('a channel', () => {
  const sent = (status: string, error?: string) => ({
    [`POST ${ADDRESSES.test}`]: { receivers: [{ grafana_managed_receiver_configs: [{ status, error }] }] },
  });

  test('that the address names is brought into view', async () => {
    show({ params: { channel: 'team' } });
    expect(await channelRow()).toHaveAttribute('aria-current', 'true');
    expect(scrollIntoView).toHaveBeenCalledTimes(1);
  });

  test('is muted, and back on', async () => {
    show();
    await press('Mute team');
    await press('Unmute team');
    expect(await screen.findByRole('button', { name: 'Mute team' })).toBeVisible();
  });

  test('is tried with the secret that Grafana keeps', async () => {
    const { calls } = show({ grafana: alertingWith(undefined, sent('ok')) });
    await press('Send a test to team');
    expect(await screen.findByText(/It was taken/)).toBeVisible();
    const { receivers } = madeOf(calls, `POST ${ADDRESSES.test}`)[0]?.body as { receivers: object[] };
    expect(receivers).toMatchObject([
      { name: 'AI cost: team', grafana_managed_receiver_configs: [{ uid: 'p1', secureFields: { url: true } }] },
    ]);
    expect(JSON.stringify(receivers)).not.toContain('[REDACTED]');
  });

  test('whose test is refused says why, and not where it went', async () => {
    const error = 'Post "https://hooks.slack.com/services/T/B/x": invalid_token';
    show({ grafana: alertingWith(undefined, sent('failed', error)) });
    await press('Send a test to team');
    expect(await screen.findByText('The other side said: Post "the address": invalid_token')).toBeVisible();
  });

  test('is shown as a file', async () => {
    show();
    await press('team as YAML');
    expect(await screen.findByLabelText('The file')).toHaveTextContent('apiVersion: 1 contactPoints: [] groups: []');
  });

  test('is removed after being asked', async () => {
    show();
    await press('Remove team');
    await press('Remove');
    expect(await screen.findByText(/^Nobody is told yet/)).toBeVisible();
  });

  test('is told something else, and stays mute', async () => {
    const rules = rulesOf('team', 'AI cost: team', EVERYTHING).map((rule) => ({ ...rule, isPaused: true }));
    const grafana = alertingWith(EVERYTHING, { [`GET ${ADDRESSES.group}`]: { rules } });
    const { calls, address } = show({ params: { change: 'team' }, grafana });
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Budgets/ }));
    expect(screen.queryByLabelText(/^Only these budgets/)).not.toBeInTheDocument();
    await press('Save the channel');
    await waitFor(() => expect(address()).toBe(pageUrl('alerts', { channel: 'team' })));
    const { rules: saved } = madeOf(calls, `PUT ${ADDRESSES.group}`).at(-1)?.body as { rules: AlertRule[] };
    expect(new Set(saved.map(({ labels }) => labels.category))).toEqual(new Set(['anomaly', 'system']));
    expect(saved.every(({ isPaused }) => isPaused)).toBe(true);
  });

  test('that is gone is said to be', async () => {
    show({ params: { change: 'boss' } });
    expect(await screen.findByText(/There is no channel “boss”/)).toBeVisible();
  });
});

describe('adding a channel', () => {
  const URL = 'https://hooks.slack.com/services/T/B/x';

  test('takes an address and a click', async () => {
    const group = ADDRESSES.group.replace('team', 'Slack');
    const grafana = alertingWith(null, { [`GET ${group}`]: refusal(403, 'no folder yet'), [`PUT ${group}`]: {} });
    const { calls, address } = show({ params: { add: 'slack' }, grafana });
    await screen.findByLabelText(/^Webhook URL/);
    expect(screen.getByLabelText(/^Name/)).toHaveValue('Slack');
    type(/^Webhook URL/, URL);
    await press('Save the channel');
    await waitFor(() => expect(address()).toBe(pageUrl('alerts', { channel: 'Slack' })));
    expect(madeOf(calls, `POST ${ADDRESSES.points}`)[0]?.body).toMatchObject({
      ...{ name: 'AI cost: Slack', type: 'slack', disableResolveMessage: true },
      settings: { url: URL },
    });
  });

  test('that fails halfway leaves nothing behind and everything as it was typed', async () => {
    const { calls } = show({
      params: { add: 'slack' },
      grafana: alertingWith(null, { [`PUT ${ADDRESSES.group}`]: refusal(400, 'bad rule') }),
    });
    await screen.findByLabelText(/^Webhook URL/);
    type(/^Webhook URL/, URL);
    type(/^Name/, 'team');
    await press('Save the channel');
    expect(await screen.findByText('Grafana’s alerting answered: bad rule')).toBeVisible();
    expect(madeOf(calls, `DELETE ${ADDRESSES.points}/p2`)).toHaveLength(1);
    expect(screen.getByLabelText(/^Webhook URL/)).toHaveValue(URL);
    expect(screen.getByLabelText(/^Name/)).toHaveValue('team');
  });

  test('says at the field what cannot be right', async () => {
    show({ params: { add: 'discord' } });
    await screen.findByLabelText(/^Webhook URL/);
    type(/^Webhook URL/, 'http://example.com');
    type(/^Name/, 'team');
    for (const name of [/^Budgets/, /^Anomalies/, /^Figures/]) fireEvent.click(screen.getByRole('checkbox', { name }));
    await press('Save the channel');
    expect(await screen.findByText('The URL must begin with https://.')).toBeVisible();
    expect(screen.getByText(/There is a channel of this name/)).toBeVisible();
    expect(screen.getByText(/Choose at least one/)).toBeVisible();
  });

  test('another kind asks for another address, stands in the address bar, and keeps a name that was typed', async () => {
    const { address } = show({ params: { add: 'slack' } });
    fireEvent.click(await screen.findByRole('radio', { name: 'E-mail' }));
    expect(await screen.findByLabelText(/^Addresses/)).toBeVisible();
    expect(screen.getByLabelText(/^Name/)).toHaveValue('E-mail');
    expect(address()).toBe(pageUrl('alerts', { add: 'email' }));
    type(/^Name/, 'boss');
    fireEvent.click(screen.getByRole('radio', { name: 'Webhook' }));
    expect(screen.getByLabelText(/^Name/)).toHaveValue('boss');
  });

  test('can be tried before it is saved, and what came of it goes when the address is typed anew', async () => {
    const answer = { receivers: [{ grafana_managed_receiver_configs: [{ status: 'ok' }] }] };
    const { calls } = show({
      params: { add: 'slack' },
      grafana: alertingWith(null, { [`POST ${ADDRESSES.test}`]: answer }),
    });
    await press('Send a test message');
    expect(await screen.findByText(/This is not a URL/)).toBeVisible();
    expect(madeOf(calls, `POST ${ADDRESSES.test}`)).toHaveLength(0);
    type(/^Webhook URL/, URL);
    await press('Send a test message');
    expect(await screen.findByText(/It was taken/)).toBeVisible();
    type(/^Name/, 'team');
    expect(screen.getByText(/It was taken/)).toBeVisible();
    type(/^Webhook URL/, `${URL}2`);
    await waitFor(() => expect(screen.queryByText(/It was taken/)).not.toBeInTheDocument());
  });
});
