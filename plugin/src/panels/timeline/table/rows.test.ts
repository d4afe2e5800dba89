import { createTheme } from '@grafana/data';
import { inkOf } from '../chart/ink';
import { costFrame, day, frameOfRows, NOVEMBER } from '../fixtures/frames';
import { toTimeline } from '../model/timeline';
import { DEFAULTS } from '../options';
import { tableRows } from './rows';

const costs = costFrame(
  { day: day(9), model: 'gpt', finality: 'settling' },
  { day: day(8), model: 'opus', source: 'manual', notes: 'Invoice 12' },
  { day: day(8), model: 'gpt', billing_currency: 'EUR', billed_cost: null },
);
const forecast = frameOfRows([
  { day: day(10), expected: 3, lower80: 2, upper80: 4, billing_currency: 'USD', method: 'drift' },
]);
const events = frameOfRows([{ time: day(9), text: 'Deploy' }]);
const asked = { annotations: [], range: NOVEMBER, now: day(10), stackBy: '', currency: '' };

function rowsOf(isShown: () => boolean) {
  const timeline = toTimeline({ ...asked, series: [costs, forecast, events] });
  if ('missing' in timeline) throw new Error('the query does not fit');
  const ink = inkOf(createTheme(), []);
  return tableRows(
    timeline.charts.map((chart) => ({ ...timeline, chart, ink, isShown, options: DEFAULTS })),
    timeline.events,
  );
}

test('the table has everything the charts show, by day', () => {
  const rows = rowsOf(() => true);
  expect(rows.map(({ day, what, source, sure, cost, details }) => [day, what, source, sure, cost, details])).toEqual([
    ['Nov 8, 2026', 'gpt', 'api', 'Final', 'no price', ''],
    ['Nov 8, 2026', 'opus', 'manual', 'Final', '$1.00', 'Invoice 12'],
    ['Nov 9, 2026', 'gpt', 'api', 'Settling', '$1.00', ''],
    ['Nov 9, 2026', 'Note', '', '', '', 'Deploy'],
    ['Nov 10, 2026', 'Forecast', '', 'Expected', '$3.00', '80 %: $2.00 to $4.00; drift'],
  ]);
});

test('hidden parts are not in the table', () => {
  expect(rowsOf(() => false).map(({ what }) => what)).toEqual(['Note', 'Forecast']);
});
