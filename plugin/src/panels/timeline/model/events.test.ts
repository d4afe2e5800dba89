import { FieldType, toDataFrame } from '@grafana/data';
import { day, frameOfRows, NOVEMBER } from '../fixtures/frames';
import { readEvents, touches } from './events';

const query = frameOfRows([
  { time: day(3), time_end: day(5), text: 'Invoice 12', tags: 'manual,OpenAI' },
  { time: day(4), time_end: null, text: 'Too dear', tags: 'anomaly,high' },
  { time: day(6), time_end: null, text: 'Deploy', tags: '' },
]);

test('events of a query say their kind by their tags', () => {
  expect(readEvents([query], NOVEMBER)).toEqual([
    { kind: 'manual', from: day(3), to: day(5), text: 'Invoice 12', tags: ['manual', 'OpenAI'] },
    { kind: 'anomaly', from: day(4), to: day(4), text: 'Too dear', tags: ['anomaly', 'high'] },
    { kind: 'note', from: day(6), to: day(6), text: 'Deploy', tags: [] },
  ]);
});

test('annotations have a title, a list of tags and timeEnd', () => {
  const annotations = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [day(3)] },
      { name: 'timeEnd', type: FieldType.time, values: [day(4)] },
      { name: 'title', type: FieldType.string, values: ['Spike'] },
      { name: 'text', type: FieldType.string, values: ['GPUs'] },
      { name: 'tags', type: FieldType.other, values: [['anomaly']] },
    ],
  });
  expect(readEvents([annotations], NOVEMBER)).toMatchObject([{ kind: 'anomaly', to: day(4), text: 'Spike: GPUs' }]);
});

test('what is both an annotation and in a query is there once', () => {
  expect(readEvents([query, query], NOVEMBER)).toHaveLength(3);
});

test('an event touches the days it lasts, without the moment it ends', () => {
  const [invoice] = readEvents([query], NOVEMBER);
  const touched = [2, 3, 4, 5].filter((date) => invoice && touches(invoice, { from: day(date), to: day(date + 1) }));
  expect(touched).toEqual([3, 4]);
});

test('events out of the range are left out', () => {
  expect(readEvents([query], { from: day(7), to: day(9) })).toEqual([]);
});
