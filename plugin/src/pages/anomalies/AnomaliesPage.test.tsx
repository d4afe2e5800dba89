import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
// It must come before what is tested.

import { type Answers, refusal, renderPage } from '../../test/page';
import { pageUrl } from '../routes';
import { AnomaliesPage } from './AnomaliesPage';
import { sampleAnomaly } from './anomaly.testkit';

beforeEach(() => {
  Element.prototype.scrollIntoView = jest.fn();
});

const judged = sampleAnomaly({
  ...{
    id: 5,
    account: 'support',
    model: 'gpt-5',
    severity: 'high',
    state: 'closed',
    day: '2026-10-01',
    last_day: '2026-10-01',
  },
  ...{ verdict: 'expected', verdict_by: 'Edda', verdict_at: '2026-10-02T08:00:00Z', verdict_note: 'sale' },
});

const ANSWERS: Answers = {
  'GET /api/analytics/anomalies': {
    items: [sampleAnomaly(), judged],
    next_cursor: null,
    summary: { total: 2, open: 1 },
  },
  'GET /api/analytics/anomaly-precision': { confirmed: 12, false_alarms: 2, expected: 1, precision: 0.857 },
  'GET /api/accounts': { items: [{ id: 2, name: 'lab', service_provider_name: 'OpenAI' }] },
};

function show(query: Record<string, string | number> = {}, more: Answers = {}, mayWrite = true) {
  return renderPage(<AnomaliesPage />, {
    url: pageUrl('anomalies', query),
    mayWrite,
    answers: { ...ANSWERS, ...more },
  });
}

const amountsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.lastElementChild?.textContent);

test('the list says what cost how much instead of what, and how often the detector was right', async () => {
  show();
  await screen.findByText(judged.sentence, { selector: 'li:last-child p' });
  const [jump, other] = screen.getAllByRole('heading', { level: 3 });
  expect(jump).toHaveTextContent(/Critical.*8 to 9 Nov 2026.*lab.*\$124\.30 instead of \$45\.00.*\+\$79\.30.*open/);
  expect(other).toHaveTextContent(/High.*support, gpt-5.*expected/);
  expect(screen.getByText('Of 14 judged in the last 365 days, 12 were real. 1 more was expected.')).toBeInTheDocument();
  expect(screen.getByText('2 anomalies, 1 open')).toBeInTheDocument();
});

test('an opened anomaly stands in the address, and its steps add up', async () => {
  const { address } = show();
  fireEvent.click(await screen.findByRole('button', { name: /8 to 9 Nov/ }));
  expect(address()).toBe(pageUrl('anomalies', { id: 7 }));
  expect(amountsOf(screen.getByRole('table', { name: 'Why' }))).toEqual(['$40.20', '+$84.10', '$124.30']);
  expect(amountsOf(screen.getByRole('table', { name: 'Where' }))).toEqual(['$40.20', '+$84.10', '$124.30']);
  fireEvent.click(screen.getByRole('button', { name: /8 to 9 Nov/ }));
  expect(address()).toBe(pageUrl('anomalies'));
});

test('an anomaly that the list leaves out is asked for by its number', async () => {
  const hidden = sampleAnomaly({ id: 99, state: 'withdrawn', state_reason: 'planned: migration', explanation: null });
  show({ id: 99 }, { 'GET /api/analytics/anomalies/{id}': hidden });
  expect(await screen.findByText('withdrawn: planned: migration')).toBeInTheDocument();
  expect(screen.getByText(/There is no explanation/)).toBeInTheDocument();
});

test('a verdict is sent with its note, and one that is refused keeps the note', async () => {
  const { calls } = show({ id: 7 }, { 'POST /api/analytics/anomalies/{id}/verdict': refusal(400, 'not now') });
  const note = await screen.findByLabelText(/What was it/);
  fireEvent.change(note, { target: { value: ' runaway key ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Confirmed' }));
  expect(await screen.findByText('Not now.')).toBeInTheDocument();
  expect(note).toHaveValue(' runaway key ');
  const [sent] = calls.filter(({ name }) => name.startsWith('POST'));
  expect(sent).toMatchObject({ body: { verdict: 'confirmed', note: 'runaway key' } });
  expect(sent?.url).toMatch(/anomalies\/7\/verdict$/);
});

test('a verdict says whose it is, and can be taken back', async () => {
  const { calls } = show({ id: 5 }, { 'POST /api/analytics/anomalies/{id}/verdict': judged });
  expect(await screen.findByText(/Edda said/)).toHaveTextContent('Edda said: expected on 2 Oct 2026 – “sale”');
  fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(calls.find(({ name }) => name.startsWith('POST'))?.body).toEqual({ verdict: null }));
});

test('filters stand in the address and are asked for; words that are not known restrict nothing', async () => {
  const { calls, address } = show({ severity: 'huge', state: 'open', account: 2, from: '2026-11-01' });
  await screen.findByRole('heading', { name: /2 anomalies/ });
  expect(calls.find(({ name }) => name === 'GET /api/analytics/anomalies')?.query).toEqual({
    ...{ state: 'open', account_id: '2', start_date: '2026-11-01', limit: 50 },
  });
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-11-30' } });
  expect(address()).toContain('to=2026-11-30');
});

test('a Viewer sees the reasons and verdicts, and no control', async () => {
  show({ id: 7 }, {}, false);
  expect(await screen.findByRole('table', { name: 'Why' })).toBeInTheDocument();
  expect(screen.getByText('Nobody has said yet what it was.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Confirmed' })).not.toBeInTheDocument();
});

test.each([
  [{}, 'No day stands out'],
  [{ severity: 'low' }, 'No anomaly fits these filters'],
])('an empty list with the filters %j says: %s', async (query, text) => {
  const none = { items: [], next_cursor: null, summary: { total: 0, open: 0 } };
  show(query, { 'GET /api/analytics/anomalies': none });
  expect(await screen.findByText(text)).toBeInTheDocument();
});

test('where the search is switched off, one sentence says so', async () => {
  show({}, { 'GET /api/features': { anomaly_detection: false } });
  expect(await screen.findByText(/switched off in the collector/)).toBeInTheDocument();
});
