import { costFrame, NOVEMBER } from './fixtures/frames';
import { isFiltering, isShown, NO_FILTER, sourcesOf, stacksOf, stillValid, toggleSource, toggleStack } from './filter';
import { readCosts } from './model/costs';

const frame = costFrame({ model: 'a' }, { model: 'b', source: 'manual' }, { model: 'b', source: 'odd' });
const charts = readCosts(frame, 'model', NOVEMBER).currencies.map((costs) => ({ ...costs, forecast: undefined }));
const shown = (filter: typeof NO_FILTER) =>
  charts.flatMap(({ parts }) => parts.filter((part) => isShown(filter, part)).map(({ source }) => source));

test('without a filter everything is shown', () => {
  expect(shown(NO_FILTER)).toEqual(['manual', 'odd', 'api']);
  expect(isFiltering(NO_FILTER)).toBe(false);
});

test('a source is hidden and comes back', () => {
  const hidden = toggleSource(NO_FILTER, 'manual');
  expect(shown(hidden)).toEqual(['odd', 'api']);
  expect(toggleSource(hidden, 'manual')).toEqual(NO_FILTER);
});

test('one stack is shown alone, then all again', () => {
  const only = toggleStack(NO_FILTER, 'a');
  expect(shown(only)).toEqual(['api']);
  expect(toggleStack(only, 'a')).toEqual(NO_FILTER);
  expect(toggleStack(only, 'b').onlyStack).toBe('b');
});

test('what the data no longer has hides nothing', () => {
  expect(stillValid({ hiddenSources: ['gone', 'api'], onlyStack: 'gone' }, charts)).toEqual({
    hiddenSources: ['api'],
    onlyStack: null,
  });
});

test('the legend knows every source and stack, the known sources first', () => {
  expect(sourcesOf(charts)).toEqual(['api', 'manual', 'odd']);
  expect(stacksOf(charts)).toEqual(['b', 'a']);
});
