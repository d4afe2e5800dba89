import React from 'react';
import { createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { inkOf } from '../chart/ink';
import { costFrame, day, frameOfRows, NOVEMBER } from '../fixtures/frames';
import { daysOf } from '../model/currencyTimeline';
import { pileUp } from '../model/pile';
import { toTimeline } from '../model/timeline';
import { TimelineTooltip } from './TimelineTooltip';

const manual = {
  model: 'opus',
  source: 'manual',
  finality: 'settling',
  billed_cost: 412,
  notes: 'Invoice 12',
  entered_by: 'Ann',
  entered_at: day(4),
  previous_cost: 410,
  revised_at: day(5),
};
const many = Array.from({ length: 7 }, (_, index) => ({ day: day(6), model: `model ${index}` }));
const costs = costFrame(manual, { model: 'gpt', billed_cost: 2 }, ...many);
const forecast = frameOfRows([{ day: day(8), expected: 9, lower80: 8, upper80: 10, method: 'drift', made_at: day(7) }]);
const events = frameOfRows([{ time: day(3), time_end: day(4), text: 'Too dear', tags: 'anomaly' }]);

function showDay(date: number, more: { height?: number; isPinned?: boolean } = {}) {
  const asked = { annotations: [], range: NOVEMBER, now: day(7), stackBy: '', currency: '' };
  const timeline = toTimeline({ ...asked, series: [costs, forecast, events] });
  if ('missing' in timeline) throw new Error('the query does not fit');
  const [chart] = timeline.charts;
  if (!chart) throw new Error('no chart');
  const pile = pileUp(chart.parts, daysOf(chart), () => true);
  const pointed = { place: pile.days.indexOf(day(date)), height: 0, isPinned: false, ...more };
  const ink = inkOf(createTheme(), chart.stacks);
  render(<TimelineTooltip chart={chart} pile={pile} events={timeline.events} pointed={pointed} ink={ink} />);
}

test('an amount comes with its source, how sure it is, its notes, who entered it and what it was', () => {
  showDay(3);
  for (const text of [
    'Tue, Nov 3, 2026',
    '$412.00',
    'Manual',
    'Settling',
    'Invoice 12',
    'entered by Ann on Nov 4, 2026, 00:00 UTC',
    'was $410.00 until Nov 5, 2026',
  ]) {
    expect(screen.getByText(text)).toBeInTheDocument();
  }
});

test('the day has its sum and its events', () => {
  showDay(3);
  expect(screen.getByText('In all $414.00')).toBeInTheDocument();
  expect(screen.getByText('Anomaly: Too dear')).toBeInTheDocument();
});

test('what the mouse points at comes first', () => {
  showDay(3, { height: 413 });
  expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('gpt');
});

test('a day without data says so', () => {
  showDay(4);
  expect(screen.getByText('No data for this day')).toBeInTheDocument();
});

test('a day ahead has its forecast with bands, method and time', () => {
  showDay(8);
  expect(screen.queryByText('No data for this day')).not.toBeInTheDocument();
  for (const text of ['Forecast: $9.00', '80 %: $8.00 to $10.00', 'drift, made on Nov 7, 2026, 00:00 UTC']) {
    expect(screen.getByText(text)).toBeInTheDocument();
  }
});

test('a passing tooltip is short, a pinned one is complete', () => {
  showDay(6);
  expect(screen.getAllByRole('listitem')).toHaveLength(5);
  expect(screen.getByText('and 2 more: click to see them all')).toBeInTheDocument();
});

test('pinned, it shows every part', () => {
  showDay(6, { isPinned: true });
  expect(screen.getAllByRole('listitem')).toHaveLength(7);
});
