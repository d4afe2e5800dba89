import fc from 'fast-check';
import { type BridgeStep, placeSteps } from './bridge';

const level = (amount: number): BridgeStep => ({ key: `level ${amount}`, label: '', amount, isLevel: true });
const change = (amount: number): BridgeStep => ({ key: `change ${amount}`, label: '', amount });
const places = (...steps: BridgeStep[]) => placeSteps(steps).map(({ left, width }) => [left, width]);

test('each change begins where the one before ended, and the end is reached', () => {
  expect(places(level(40), change(50), change(10), level(100))).toEqual([
    [0, 0.4],
    [0.4, 0.5],
    [0.9, 0.1],
    [0, 1],
  ]);
});

test('what is taken away reaches back', () => {
  expect(places(level(100), change(-60), level(40))).toEqual([
    [0, 1],
    [0.4, 0.6],
    [0, 0.4],
  ]);
});

test('a credit below zero moves zero inwards', () => {
  expect(places(level(-10), change(40), level(30))).toEqual([
    [0, 0.25],
    [0, 1],
    [0.25, 0.75],
  ]);
});

test('where nothing costs anything, nothing is drawn', () => {
  expect(places(level(0), change(0), level(0))).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('no bar leaves the chart, whatever the amounts', () => {
  const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(amount, fc.array(amount, { maxLength: 20 }), (start, amounts) => {
      const steps = [level(start), ...amounts.map(change)];
      for (const { left, width } of placeSteps(steps)) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});
