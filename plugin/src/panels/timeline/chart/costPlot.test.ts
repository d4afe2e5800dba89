import { createTheme } from '@grafana/data';
import { costFrame, day, frameOfRows, NOVEMBER, type Row } from '../fixtures/frames';
import { toTimeline } from '../model/timeline';
import { DEFAULTS, type TimelineOptions } from '../options';
import type { Canvas } from './canvas';
import { costPlot } from './costPlot';
import { inkOf } from './ink';

/** One pixel for a minute and ten for one of the currency, in a box as wide as November. */
const PIXEL = 60_000;

/** The canvas of the tests writes down what is drawn. */
interface Recording {
  __getDrawCalls(): Array<{ readonly type: string; readonly props: Readonly<Record<string, unknown>> }>;
}

function canvasOf(): Canvas & { readonly drawn: () => string[]; readonly texts: () => unknown[] } {
  const ctx = document.createElement('canvas').getContext('2d');
  if (!ctx) throw new Error('no canvas');
  const calls = () => (ctx as unknown as Recording).__getDrawCalls();
  return {
    ctx,
    unit: 1,
    box: { left: 0, top: 0, width: (NOVEMBER.to - NOVEMBER.from) / PIXEL, height: 200 },
    x: (moment) => (moment - NOVEMBER.from) / PIXEL,
    y: (amount) => 200 - amount * 10,
    drawn: () => calls().map(({ type }) => type),
    texts: () => calls().flatMap(({ type, props }) => (type === 'fillText' ? [props['text']] : [])),
  };
}

const ahead = { day: day(12), expected: 3, lower80: 2, upper80: 4, lower95: 1, upper95: 5 };
const events = frameOfRows([{ time: day(3), time_end: day(5), text: 'Spike', tags: 'anomaly' }]);

function plotOf(rows: readonly Row[], options: Partial<TimelineOptions> = {}) {
  const asked = { annotations: [], range: NOVEMBER, now: day(10), stackBy: '', currency: '' };
  const timeline = toTimeline({ ...asked, series: [costFrame(...rows), frameOfRows([ahead]), events] });
  if ('missing' in timeline) throw new Error('the query does not fit');
  const [chart] = timeline.charts;
  if (!chart) throw new Error('no chart');
  const ink = inkOf(createTheme(), chart.stacks);
  return costPlot({ ...timeline, chart, ink, isShown: () => true, options: { ...DEFAULTS, ...options } }).plot;
}

const count = (calls: readonly string[], type: string) => calls.filter((call) => call === type).length;

test('each part is one bar, and a hatch lies over what is not final', () => {
  const canvas = canvasOf();
  plotOf([{}, { source: 'manual' }, { day: day(4), finality: 'provisional' }]).between(canvas);
  expect(count(canvas.drawn(), 'fillRect')).toBe(4);
});

test('without the hatch only the bars are drawn', () => {
  const canvas = canvasOf();
  plotOf([{}, { day: day(4), finality: 'provisional' }], { showNotFinal: false }).between(canvas);
  expect(count(canvas.drawn(), 'fillRect')).toBe(2);
});

test('a zero has a hairline, a charge without a price has no bar at all', () => {
  const [zero, unpriced] = [canvasOf(), canvasOf()];
  plotOf([{ billed_cost: 0 }]).between(zero);
  plotOf([{ billed_cost: null }]).between(unpriced);
  expect(count(zero.drawn(), 'fillRect')).toBe(1);
  expect(count(unpriced.drawn(), 'fillRect')).toBe(0);
});

test('as lines each stack is one area with one ridge', () => {
  const canvas = canvasOf();
  const days = [3, 4, 6].map((date) => ({ day: day(date) }));
  plotOf(days, { draw: 'lines' }).between(canvas);
  expect(canvas.drawn()).toEqual(['fill', 'stroke']);
});

test('the now line has its word', () => {
  const [on, off] = [canvasOf(), canvasOf()];
  plotOf([{}]).inFront(on);
  plotOf([{}], { showNow: false }).inFront(off);
  expect(on.texts().join()).toContain('Now');
  expect(off.texts().join()).not.toContain('Now');
});

test('a charge without a price has its own mark, whatever the source', () => {
  const canvas = canvasOf();
  plotOf([{ billed_cost: null }]).inFront(canvas);
  expect(canvas.texts()).toContain('?');
});

test('marks can be switched off', () => {
  const canvas = canvasOf();
  plotOf([{ billed_cost: null }], { showMarks: false }).inFront(canvas);
  expect(canvas.texts()).not.toContain('?');
});

test('events shade their days and are marked', () => {
  const canvas = canvasOf();
  const plot = plotOf([{}]);
  plot.behind(canvas);
  plot.inFront(canvas);
  expect(canvas.drawn()[0]).toBe('fillRect');
  expect(canvas.texts()).toContain('!');
});

test('the forecast is a dashed line with a band inside a band, after the costs', () => {
  const { days, lines, bands } = plotOf([{ day: day(10) }]);
  expect(days).toEqual([day(10), day(11), day(12)]);
  expect(lines.map(({ amounts, color }) => [amounts[2], Boolean(color)])).toEqual([
    [null, false],
    [null, false],
    [3, true],
    [5, false],
    [1, false],
    [4, false],
    [2, false],
  ]);
  expect(bands.map(({ upper, lower }) => [upper, lower])).toEqual([
    [3, 4],
    [5, 6],
  ]);
});
