import { FieldType, toDataFrame } from '@grafana/data';
import { costFrame, day, frameOfRows } from '../fixtures/frames';
import { defaultStackColumn, sortFrames, stackColumns } from './frames';

const forecast = frameOfRows([{ day: day(4), expected: 3, model: 'drift' }]);
const events = frameOfRows([{ time: day(4), text: 'Deploy' }]);

test('frames are told apart by their columns, in any order', () => {
  const costs = costFrame({});
  expect(sortFrames([events, forecast, costs])).toEqual({
    costs,
    missing: [],
    leftOut: 0,
    forecasts: [forecast],
    events: [events],
  });
});

test('a column called time stands for the day', () => {
  const frame = frameOfRows([
    { time: day(3), source: 'api', finality: 'final', billing_currency: 'USD', billed_cost: 1 },
  ]);
  expect(sortFrames([frame]).costs).toBe(frame);
});

test('without a fitting frame it says what the nearest one lacks', () => {
  const { costs, missing } = sortFrames([forecast, frameOfRows([{ day: day(3), source: 'api', finality: 'final' }])]);
  expect(costs).toBeUndefined();
  expect(missing.map(({ name }) => name)).toEqual(['billing_currency', 'billed_cost']);
});

test('without any frame all columns are missing', () => {
  expect(sortFrames([]).missing).toHaveLength(5);
});

test('a day that is text does not fit', () => {
  const { fields } = costFrame({});
  const text = fields.map((field) => (field.name === 'day' ? { ...field, type: FieldType.string } : field));
  expect(sortFrames([toDataFrame({ fields: text })]).missing.map(({ name }) => name)).toEqual(['day']);
});

test('a second cost query is left out and counted', () => {
  expect(sortFrames([costFrame({}), costFrame({})]).leftOut).toBe(1);
});

test('any text column can be stacked but those that describe a charge', () => {
  const frame = costFrame({ sub_account: 's', service_provider_name: 'p', account_name: 'a', notes: 'n' });
  expect(stackColumns(frame)).toEqual(['account_name', 'service_provider_name', 'sub_account']);
  expect(defaultStackColumn(frame)).toBe('account_name');
  expect(defaultStackColumn(costFrame({ sub_account: 's' }))).toBeUndefined();
});
