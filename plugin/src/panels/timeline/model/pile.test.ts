import { costFrame, day, NOVEMBER } from '../fixtures/frames';
import { toAreas } from './areas';
import { readCosts } from './costs';
import type { Part } from './part';
import { partAt, pileUp } from './pile';

const DAYS = [day(3), day(4), day(5)];
const costs = readCosts(
  costFrame(
    { model: 'a', billed_cost: 5 },
    { model: 'b', billed_cost: 3 },
    { model: 'b', source: 'manual', billed_cost: -2 },
    { day: day(5), model: 'a', billed_cost: 0 },
  ),
  'model',
  NOVEMBER,
).currencies[0];
const { parts, stacks } = costs ?? { parts: [], stacks: [] };
const all = () => true;

test('costs pile up and credits hang below zero', () => {
  const { tops, bottoms, blocks } = pileUp(parts, DAYS, all);
  expect([tops[0], bottoms[0]]).toEqual([8, -2]);
  expect(blocks[0]?.map(({ from, to }) => [from, to])).toEqual([
    [0, 5],
    [5, 8],
    [0, -2],
  ]);
});

test('a day without data is a gap, a day of zero is not', () => {
  expect(pileUp(parts, DAYS, all).tops).toEqual([8, null, 0]);
});

test('a day of which all is hidden stays known', () => {
  const { tops, blocks } = pileUp(parts, DAYS, ({ source }) => source === 'manual');
  expect(tops).toEqual([0, null, 0]);
  expect(blocks.map((list) => list.length)).toEqual([1, 0, 0]);
});

test('hidden parts take no room', () => {
  const { blocks } = pileUp(parts, DAYS, ({ stack }) => stack === 'b');
  expect(blocks[0]?.[0]).toMatchObject({ from: 0, to: 3 });
});

test.each([
  [4.9, 'a', 'api'],
  [5, 'b', 'api'],
  [-1, 'b', 'manual'],
])('at the height %d lies %s from %s', (height, stack, source) => {
  expect(partAt(pileUp(parts, DAYS, all).blocks[0] ?? [], height)).toMatchObject({ stack, source });
});

test('nothing lies above the pile', () => {
  expect(partAt(pileUp(parts, DAYS, all).blocks[0] ?? [], 8)).toBeUndefined();
});

test('a part without a price has no height', () => {
  const unpriced: Part[] = parts.slice(0, 1).map((part) => ({ ...part, cost: null, unpriced: 1 }));
  expect(pileUp(unpriced, DAYS, all).blocks[0]).toMatchObject([{ from: 0, to: 0 }]);
});

test('an area is as unsure as its least sure amount', () => {
  const frame = costFrame({ finality: 'provisional' }, { finality: 'settling' }, { day: day(5) });
  const [unsure] = readCosts(frame, undefined, NOVEMBER).currencies;
  const [area] = toAreas(pileUp(unsure?.parts ?? [], DAYS, all), ['']);
  expect(area?.hatches).toEqual(['cross', 'none', 'none']);
});

test('the highest line is what the day cost in all, and breaks where nothing is known', () => {
  const areas = toAreas(pileUp(parts, DAYS, all), stacks);
  expect(areas.map(({ stack, from, to }) => [stack, from, to])).toEqual([
    ['a', [0, null, 0], [5, null, 0]],
    ['b', [5, null, 0], [6, null, 0]],
  ]);
});
