import { costFrame, day, NOVEMBER } from '../fixtures/frames';
import { toAreas } from './areas';
import { readCosts } from './costs';
import { marksOfBars, marksOfLines, type Spot, thin } from './marks';
import { pileUp } from './pile';

const parts =
  readCosts(
    costFrame({ billed_cost: 4 }, { source: 'manual', billed_cost: 2 }, { source: 'import', billed_cost: null }),
    undefined,
    NOVEMBER,
  ).currencies[0]?.parts ?? [];
const pile = pileUp(parts, [day(3)], () => true);

test('on a bar each source has its mark in the middle of its part', () => {
  expect(marksOfBars(pile)).toMatchObject([
    { height: 2, sign: { source: 'api' } },
    { height: 5, sign: { source: 'manual' } },
    { height: 6, sign: 'unpriced' },
  ]);
});

test('on a line all sources of a stack stand side by side', () => {
  expect(marksOfLines(pile, toAreas(pile, ['']))).toEqual([
    { day: day(3), height: 6, place: 0, of: 3, sign: { source: 'api' } },
    { day: day(3), height: 6, place: 1, of: 3, sign: { source: 'manual' } },
    { day: day(3), height: 6, place: 2, of: 3, sign: 'unpriced' },
  ]);
});

test('a part of which some charges have no price shows both', () => {
  const [part] = parts;
  const mixed = pileUp(part ? [{ ...part, unpriced: 1 }] : [], [day(3)], () => true);
  expect(marksOfBars(mixed).map(({ sign }) => sign)).toEqual([{ source: 'api' }, 'unpriced']);
});

test('of marks that would cover each other the rarest is drawn', () => {
  const api: Spot[] = [0, 1, 2].map((x) => ({ x, y: 0, sign: { source: 'api' } }));
  const manual: Spot = { x: 1, y: 1, sign: { source: 'manual' } };
  expect(thin([...api, manual], 10)).toEqual([manual]);
});

test('however many marks there are, at most one is drawn in a square', () => {
  const spots: Spot[] = Array.from({ length: 1000 }, (_, x) => ({ x: x / 10, y: 0, sign: { source: 'api' } }));
  expect(thin(spots, 10)).toHaveLength(10);
});
