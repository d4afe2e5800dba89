import { FieldType, toDataFrame } from '@grafana/data';
import { type Column, missingColumns } from './columns';

const day: Column = { name: 'day', type: 'time', meaning: 'the UTC day' };
const cost: Column = { name: 'billed_cost', type: 'number', meaning: 'the cost' };

function frame(...fields: Array<[string, FieldType]>) {
  return toDataFrame({ fields: fields.map(([name, type]) => ({ name, type, values: [] })) });
}

test('without a frame every column is missing', () => {
  expect(missingColumns(undefined, [day, cost])).toEqual([day, cost]);
});

test('a frame with all columns misses none, in any order and among others', () => {
  const fitting = frame(['billed_cost', FieldType.number], ['note', FieldType.string], ['day', FieldType.time]);
  expect(missingColumns(fitting, [day, cost])).toEqual([]);
});

test('a column of another type is missing', () => {
  const text = frame(['day', FieldType.string], ['billed_cost', FieldType.number]);
  expect(missingColumns(text, [day, cost])).toEqual([day]);
});
