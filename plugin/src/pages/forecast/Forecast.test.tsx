import React from 'react';
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { CallAnswer } from '../../api/calls';
import { renderPage, type Answers } from '../../test/page';
import { pageUrl } from '../routes';
import type { Forecast } from './forecast';
import { ForecastPage } from './ForecastPage';
import { sampleForecast, sampleScore } from './sampleForecast.testkit';

// On a busy machine a page takes longer than the second that Testing Library waits for.
configure({ asyncUtilTimeout: 20_000 });

const NO_ROWS = { currencies: [{ currency: 'USD', rows: [{ id: '4', value: 'research' }] }] };

function answers(forecasts: readonly Forecast[], over: Answers = {}): Answers {
  return {
    'GET /api/analytics/forecast': { horizon: 30, forecasts },
    'GET /api/analytics/forecast/accuracy': { items: [] },
    'GET /api/analytics/forecast/outcomes': { items: [] },
    'GET /api/analytics/breakdown': NO_ROWS,
    'GET /api/analytics/trends': { series: [] },
    'GET /api/budgets/status': { items: [] },
    ...over,
  };
}

function show(forecasts: readonly Forecast[], over: Answers = {}, search = '') {
  return renderPage(<ForecastPage />, { url: `${pageUrl('forecast')}${search}`, answers: answers(forecasts, over) });
}

test('the totals stand with both ranges, what is spent, and the rate', async () => {
  show([sampleForecast()]);
  const month = await screen.findByRole('region', { name: 'November at its end' });
  expect(within(month).getByTestId('forecast-month')).toHaveTextContent('$300.00');
  expect(month).toHaveTextContent('$250.00 to $350.00 in 80 of 100 cases');
  expect(month).toHaveTextContent('$200.00 to $400.00 in 95 of 100 cases');
  expect(month).toHaveTextContent('$230.25 spent so far');
  expect(month).toHaveTextContent('At this rate: $310.00');
  expect(screen.getByTestId('forecast-rate')).toHaveTextContent('$10.25 a day');
  expect(screen.getByTestId('forecast-quarter')).toHaveTextContent('$900.75');
});

test('not enough data is said before any figure', async () => {
  const note = 'Only 5 days are known.';
  show([sampleForecast({ enough_data: false, confidence: 'none', note })]);
  const warning = await screen.findByRole('alert', { name: /Not enough data/ });
  expect(warning).toHaveTextContent(note);
});

test('low confidence is said with its reason', async () => {
  show([sampleForecast({ confidence: 'low', note: 'An indication, not a plan: only 20 days are known.' })]);
  expect(await screen.findByText(/only 20 days are known/)).toBeInTheDocument();
  expect(screen.getByText('Low confidence')).toBeInTheDocument();
});

test('each promise stands beside what came, in the currency and for the days that are shown', async () => {
  const outcome: CallAnswer<'GET /api/analytics/forecast/outcomes'>['items'][number] = {
    ...{ currency: 'USD', horizon: 30, made_on: '2026-10-05', first_day: '2026-10-05', last_day: '2026-11-03' },
    ...{ expected: '330', lower80: '280', upper80: '400', came: '300', error_ratio: 0.1, is_in80: true, is_in95: true },
  };
  const missed = { ...outcome, made_on: '2026-09-28', came: '0', error_ratio: null, lower80: null, is_in80: false };
  const euros = { ...outcome, currency: 'EUR', made_on: '2026-09-21' };
  show([sampleForecast()], { 'GET /api/analytics/forecast/outcomes': { items: [outcome, missed, euros] } });
  const table = within(await screen.findByRole('table', { name: /What was said of \d+ days, and what came/ }));
  const row = within(table.getByText('5 Oct 2026').closest('tr') ?? document.body);
  for (const text of ['$330.00', '$280.00 to $400.00', '$300.00', '10% too high', 'In the 80% range'])
    expect(row.getByText(text)).toBeInTheDocument();
  const other = within(table.getByText('28 Sept 2026').closest('tr') ?? document.body);
  for (const text of ['nothing came', 'Outside of it']) expect(other.getByText(text)).toBeInTheDocument();
  expect(table.queryByText('21 Sept 2026')).not.toBeInTheDocument();
});

test('each currency has a forecast of its own', async () => {
  show([sampleForecast(), sampleForecast({ currency: 'EUR' })]);
  expect(await screen.findByRole('heading', { name: 'Forecast in EUR' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Forecast in USD' })).toBeInTheDocument();
});

test('nothing spent is no forecast, and says when there will be one', async () => {
  show([]);
  expect(await screen.findByText(/after 14 days with costs/)).toBeInTheDocument();
});

test('the address chooses scope and horizon, and the horizon can be changed', async () => {
  const { calls, address } = show([sampleForecast()], {}, '?account=4&days=90');
  await screen.findByRole('heading', { name: 'What it will cost' });
  const [forecast] = calls.filter(({ name }) => name === 'GET /api/analytics/forecast');
  expect(forecast?.query).toEqual({ account_id: '4', horizon: '90' });
  fireEvent.click(screen.getByRole('radio', { name: '60 days' }));
  await waitFor(() => expect(address()).toContain('days=60'));
  expect(address()).toContain('account=4');
});

test('a real track record is told in words and figures, of this scope alone', async () => {
  const items = [sampleScore(), sampleScore({ scope: 'service', service_id: 'openai', forecasts: 99 })];
  show([sampleForecast()], {
    'GET /api/analytics/forecast/accuracy': ({ query }) => ({ items: query.horizon === '30' ? items : [] }),
  });
  expect((await screen.findAllByText(/10 forecasts of 30 days/)).length).toBeGreaterThan(0);
  expect(screen.queryByText(/99 forecasts/)).not.toBeInTheDocument();
});

test('without one, the backtest stands in for it and is called so', async () => {
  show([sampleForecast()]);
  expect(await screen.findByText(/a backtest/)).toBeInTheDocument();
  expect(await screen.findByText(/is not known yet/)).toBeInTheDocument();
});

test('a budget of just this scope, among all there are, is named with what is expected of it', async () => {
  const budget = {
    ...{
      budget_id: 7,
      budget: 'Everything',
      service_id: null,
      account_id: null,
      model: null,
      project: null,
      tag: null,
    },
    ...{ currency: 'USD', limit: '1000', spent: '230.25', expected_at_end: '310', pass_probability: 0.01 },
    ...{ period_first: '2026-11-01', period_last: '2026-11-30' },
  };
  const items = [budget, { ...budget, budget_id: 8, budget: 'Research', account_id: 4 }];
  const { calls } = show([sampleForecast()], { 'GET /api/budgets/status': { items } });
  expect(await screen.findByRole('link', { name: 'Everything' })).toHaveAttribute(
    'href',
    expect.stringContaining('budget=7'),
  );
  expect(screen.getByText(/Expected at its end: \$310.00/)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Research' })).not.toBeInTheDocument();
  const asked = calls.find(({ name }) => name === 'GET /api/budgets/status');
  expect(asked?.query).toEqual({ limit: 1000 });
});

test('the figures of each day can be read without the chart', async () => {
  show([sampleForecast()]);
  fireEvent.click(await screen.findByRole('button', { name: /Figures of each day/ }));
  const table = await screen.findByRole('region', { name: 'The forecast of each day in USD' });
  expect(within(table).getAllByRole('row')).toHaveLength(4);
  expect(within(table).getByRole('row', { name: /24 Nov 2026/ })).toHaveTextContent('$100.12');
});

test('switched off is one sentence', async () => {
  show([], { 'GET /api/features': { forecasting: false } });
  expect(await screen.findByText('Forecasts are switched off')).toBeInTheDocument();
  expect(screen.queryByLabelText('Forecast of')).not.toBeInTheDocument();
});
