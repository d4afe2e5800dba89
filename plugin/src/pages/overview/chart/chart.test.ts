import { anomalyFrame } from './anomalyFrame';
import { chartDaysOf, chartRange } from './range';

test('the chart shows the chosen days up to today, and half as many ahead, as far as a forecast reaches', () => {
  expect(chartRange('2026-11-23', 30)).toEqual({ firstDay: '2026-10-25', lastDay: '2026-12-08' });
  expect(chartRange('2026-11-23', 90)).toEqual({ firstDay: '2026-08-26', lastDay: '2026-12-23' });
});

test.each([
  ['30', 30],
  ['7', 60],
  [null, 60],
])('an address that says %s means %d days', (text, days) => {
  expect(chartDaysOf(text)).toBe(days);
});

test('an anomaly is marked from its first day to the end of its last', () => {
  const frame = anomalyFrame([
    { day: '2026-11-08', last_day: '2026-11-09', account: 'research', sentence: 'more' } as never,
  ]);
  const cells = Object.fromEntries(frame.fields.map(({ name, values }) => [name, values[0]]));
  expect(cells).toEqual({
    time: Date.UTC(2026, 10, 8),
    time_end: Date.UTC(2026, 10, 10),
    text: 'research: more',
    tags: 'anomaly',
  });
});
