import type { DataFrame } from '@grafana/data';
import { costFrame, day, frameOfRows, NOVEMBER, type Row } from '../fixtures/frames';
import { daysOf } from './currencyTimeline';
import { toTimeline } from './timeline';

const asked = { annotations: [] as DataFrame[], range: NOVEMBER, now: day(10), stackBy: '', currency: '' };

function timelineOf(series: DataFrame[], more: Partial<typeof asked> = {}) {
  const timeline = toTimeline({ ...asked, series, ...more });
  if ('missing' in timeline) throw new Error('the query does not fit');
  return timeline;
}

const euro: Row = { billing_currency: 'EUR' };
const expected = (more: Row = {}) => frameOfRows([{ day: day(11), expected: 3, ...more }]);

test('currencies have a chart each and are never added', () => {
  const { charts, notices } = timelineOf([costFrame({}, euro, {})]);
  expect(charts.map(({ currency, parts }) => [currency, parts[0]?.cost])).toEqual([
    ['EUR', 1],
    ['USD', 2],
  ]);
  expect(notices).toEqual(['EUR and USD are drawn apart: currencies are never added.']);
});

test('one currency can be chosen, and the others are named', () => {
  const { charts, notices } = timelineOf([costFrame({}, euro)], { currency: 'USD' });
  expect(charts.map(({ currency }) => currency)).toEqual(['USD']);
  expect(notices).toEqual(['Only USD is drawn. There are costs in EUR too.']);
});

test('a column that the query lacks is not stacked in silence', () => {
  const { charts, notices } = timelineOf([costFrame({ model: 'a' })], { stackBy: 'team' });
  expect(charts[0]?.stacks).toEqual(['a']);
  expect(notices).toEqual(['The query has no text column "team" to stack by. The chart is stacked by "model".']);
});

test('charges without a price are told', () => {
  const { notices } = timelineOf([costFrame({ billed_cost: null }, { billed_cost: null })]);
  expect(notices).toEqual(['2 charges have no price: the true cost is higher than shown.']);
});

test('events come from a query and from the annotations of the dashboard', () => {
  const query = frameOfRows([{ time: day(3), text: 'Invoice', tags: 'manual' }]);
  const annotations = [frameOfRows([{ time: day(4), text: 'Deploy' }])];
  expect(timelineOf([costFrame({}), query], { annotations }).events.map(({ text }) => text)).toEqual([
    'Invoice',
    'Deploy',
  ]);
});

test('a forecast that names no currency belongs to the only one', () => {
  expect(timelineOf([costFrame({}), expected()]).charts[0]?.forecast?.days).toHaveLength(1);
});

test('a forecast that names no currency belongs to none of several', () => {
  const { charts, notices } = timelineOf([costFrame({}, euro), expected()]);
  expect(charts.map(({ forecast }) => forecast)).toEqual([undefined, undefined]);
  expect(notices).toContain('The forecast names no billing_currency, so it belongs to no chart.');
});

test('a forecast out of view says how to see it', () => {
  const { notices } = timelineOf([costFrame({}), expected()], { range: { from: day(1), to: day(11) } });
  expect(notices).toEqual(['The forecast begins after the time range. Extend the range to see it.']);
});

test('a forecast without costs has a chart of its own', () => {
  const costs = costFrame({ day: NOVEMBER.to });
  expect(timelineOf([costs, expected({ billing_currency: 'USD' })]).charts).toMatchObject([
    { currency: 'USD', parts: [] },
  ]);
});

test('the days of a chart run without gaps from the first cost to the last forecast', () => {
  const [chart] = timelineOf([costFrame({ day: day(9) }), expected()]).charts;
  expect(chart && daysOf(chart)).toEqual([day(9), day(10), day(11)]);
});

test('a query without rows, which names no columns, is no wrong query', () => {
  expect(timelineOf([frameOfRows([])]).charts).toEqual([]);
  const forecast = expected({ billing_currency: 'USD' });
  expect(timelineOf([frameOfRows([]), forecast]).charts).toMatchObject([{ currency: 'USD', parts: [] }]);
  const wrong = frameOfRows([{ day: day(3), billed_cost: 1 }]);
  expect(toTimeline({ ...asked, series: [frameOfRows([]), wrong] })).toHaveProperty('missing.length', 3);
});

test('a query that does not fit says which columns it lacks', () => {
  const timeline = toTimeline({ ...asked, series: [frameOfRows([{ day: day(3), billed_cost: 1 }])] });
  expect('missing' in timeline && timeline.missing.map(({ name }) => name)).toEqual([
    'source',
    'finality',
    'billing_currency',
  ]);
});
